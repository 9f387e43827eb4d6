package io.heatscheduler.agents.intake.bind;

/**
 * Why a text is not the value it should be.
 *
 * @param code of the finding
 * @param message what is wrong
 * @param fix what to write instead
 */
record Problem(String code, String message, String fix) {}
