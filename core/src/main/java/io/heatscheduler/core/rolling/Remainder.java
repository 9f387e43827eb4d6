package io.heatscheduler.core.rolling;

import io.heatscheduler.core.plant.Plant;
import io.heatscheduler.core.schedule.Schedule;

/**
 * What is left of a plan.
 *
 * @param plant the horizon from the cut on: waiting jobs, the remainders of running ones, equipment
 *     in the state the cut finds it in, the month's peaks so far
 * @param schedule the plan's rest on that plant; jobs to be repeated are not in it
 */
public record Remainder(Plant plant, Schedule schedule) {}
