package io.heatscheduler.core.connect;

import org.jspecify.annotations.Nullable;

/**
 * Which series is wanted of a document that may publish several; a part that is null is not asked
 * for, and a document that leaves a choice open is then refused.
 *
 * @param quantity what the values must be
 * @param biddingZone EIC code of the bidding zone of exchange prices
 * @param auction number of the auction, if several priced the same hours; null: 1
 * @param node pricing node of a system operator's prices
 * @param component part of a node's price; null: the whole, LMP
 * @param meter the meter reading or usage point of meter data, by the end of its address or by its
 *     title
 */
public record SeriesRequest(
    PublishedSeries.Quantity quantity,
    @Nullable String biddingZone,
    @Nullable Integer auction,
    @Nullable String node,
    @Nullable String component,
    @Nullable String meter) {

  /** Any series of the quantity, as long as there is only one. */
  public static SeriesRequest any(PublishedSeries.Quantity quantity) {
    return new SeriesRequest(quantity, null, null, null, null, null);
  }
}
