package io.heatscheduler.formats.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.heatscheduler.core.connect.PublishedSeries.Quantity;
import io.heatscheduler.core.connect.SeriesRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prices of CAISO OASIS, by hand from the operator's published structure. */
class CaisoPricesTest {
  private static final String NODE = "TH_SP15_GEN-APND";
  private static final String HEADER =
      "INTERVALSTARTTIME_GMT,INTERVALENDTIME_GMT,OPR_DT,OPR_HR,OPR_INTERVAL,NODE_ID_XML,NODE_ID,NODE,MARKET_RUN_ID,LMP_TYPE,XML_DATA_ITEM,PNODE_RESMRID,GRP_TYPE,POS,MW,GROUP\n";

  private static String row(String node, String item, String start, String end, String price) {
    return "%s,%s,2026-07-14,18,0,%s,%s,%s,DAM,LMP,%s,%s,ALL,0,%s,1\n"
        .formatted(start, end, node, node, node, item, node, price);
  }

  private static String hour(String item, String price) {
    return row(NODE, item, "2026-07-15T00:00:00-00:00", "2026-07-15T01:00:00-00:00", price);
  }

  private static String report(String unit, String rows) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <m:OASISReport xmlns:m="http://www.caiso.com/soa/OASISReport_v1.xsd">
        <m:MessageHeader><m:Source>OASIS</m:Source></m:MessageHeader>
        <m:MessagePayload><m:RTO><m:name>CAISO</m:name><m:REPORT_ITEM>
        <m:REPORT_HEADER><m:REPORT>PRC_LMP</m:REPORT><m:MKT_TYPE>DAM</m:MKT_TYPE><m:UOM>%s</m:UOM></m:REPORT_HEADER>
        %s</m:REPORT_ITEM></m:RTO></m:MessagePayload></m:OASISReport>
        """
        .formatted(unit, rows);
  }

  private static String data(String item, String start, String end, String value) {
    return """
        <m:REPORT_DATA><m:DATA_ITEM>%s</m:DATA_ITEM><m:RESOURCE_NAME>%s</m:RESOURCE_NAME><m:OPR_DATE>2026-07-14</m:OPR_DATE>
        <m:INTERVAL_NUM>18</m:INTERVAL_NUM><m:INTERVAL_START_GMT>%s</m:INTERVAL_START_GMT><m:INTERVAL_END_GMT>%s</m:INTERVAL_END_GMT><m:VALUE>%s</m:VALUE></m:REPORT_DATA>
        """
        .formatted(item, NODE, start, end, value);
  }

  // OPR_HR 18 of 14 July ends at 18:00 Pacific time, hence starts at 00:00Z of the 15th
  @Test
  void aTableGivesTheWholePriceOfItsOnlyNodePerKwh() {
    Published read = Published.prices("lmp.csv", HEADER + hour("LMP_PRC", "49.20"));

    assertThat(read.intervals())
        .containsExactly("2026-07-15T00:00:00Z/2026-07-15T01:00:00Z 0.04920");
    assertThat(read.series().currency()).isEqualTo("USD");
    assertThat(read.series().subject())
        .isEqualTo("node TH_SP15_GEN-APND, LMP_PRC, market DAM, 60 min, in USD per MWh");
  }

  @Test
  void unsortedRowsComeInTheOrderOfTime() {
    String later =
        row(NODE, "LMP_PRC", "2026-07-15T01:00:00-00:00", "2026-07-15T02:00:00-00:00", "-5");

    assertThat(Published.prices("l.csv", HEADER + later + hour("LMP_PRC", "1")).intervals())
        .containsExactly(
            "2026-07-15T00:00:00Z/2026-07-15T01:00:00Z 0.001",
            "2026-07-15T01:00:00Z/2026-07-15T02:00:00Z -0.005");
  }

  @Test
  void theArchiveHoldsAFileForEachComponentAndTheSumIsChecked() {
    Map<String, String> files =
        new TreeMap<>(
            Map.of(
                "20260714_PRC_LMP_DAM_LMP_v12.csv", HEADER + hour("LMP_PRC", "49.20"),
                "20260714_PRC_LMP_DAM_MCE_v12.csv", HEADER + hour("LMP_ENE_PRC", "42.10"),
                "20260714_PRC_LMP_DAM_MCC_v12.csv", HEADER + hour("LMP_CONG_PRC", "8.35"),
                "20260714_PRC_LMP_DAM_MCL_v12.csv", HEADER + hour("LMP_LOSS_PRC", "-1.25"),
                "20260714_PRC_LMP_DAM_MGHG_v12.csv", HEADER + hour("LMP_GHG_PRC", "0.00")));
    SeriesRequest any = SeriesRequest.any(Quantity.PRICE);

    Published read = Published.of("lmp.zip", Published.zip(files), any);
    assertThat(read.intervals())
        .containsExactly("2026-07-15T00:00:00Z/2026-07-15T01:00:00Z 0.04920");
    assertThat(read.messages()).isEmpty();

    files.put("20260714_PRC_LMP_DAM_MCC_v12.csv", HEADER + hour("LMP_CONG_PRC", "8.37"));
    assertThat(Published.of("lmp.zip", Published.zip(files), any).codes())
        .containsExactly("CAISO_COMPONENTS_DIFFER");
    assertThat(
            Published.of(
                    "lmp.zip",
                    Published.zip(files),
                    new SeriesRequest(Quantity.PRICE, null, null, NODE, "mcl", null))
                .intervals())
        .containsExactly("2026-07-15T00:00:00Z/2026-07-15T01:00:00Z -0.00125");
  }

  @Test
  void theThreeMarketsNameTheirPriceColumnDifferently() {
    String quarter =
        "INTERVALSTARTTIME_GMT,INTERVALENDTIME_GMT,NODE,XML_DATA_ITEM,%s\n"
            + "2026-07-15T00:00:00-00:00,2026-07-15T00:%s:00-00:00,N,LMP_PRC,30\n";

    assertThat(Published.prices("l.csv", quarter.formatted("PRC", "15")).intervals())
        .containsExactly("2026-07-15T00:00:00Z/2026-07-15T00:15:00Z 0.030");
    assertThat(Published.prices("l.csv", quarter.formatted("VALUE", "05")).intervals())
        .containsExactly("2026-07-15T00:00:00Z/2026-07-15T00:05:00Z 0.030");
    assertThat(Published.prices("l.csv", quarter.formatted("COST", "05")).messages())
        .containsExactly(
            "MISSING_COLUMN | l.csv, row 1: An OASIS price table has the column MW or PRC or VALUE; this"
                + " one has not. Download PRC_LMP, PRC_RTPD_LMP or PRC_INTVL_LMP with resultformat=6.");
  }

  @Test
  void theReportInXmlGivesTheSame() {
    String text =
        report(
            "US$/MWh",
            data("LMP_PRC", "2026-07-15T00:00:00-00:00", "2026-07-15T01:00:00-00:00", "49.20"));

    assertThat(Published.prices("lmp.xml", text).intervals())
        .isEqualTo(
            Published.of(
                    "l.zip",
                    Published.zip(Map.of("l.xml", text)),
                    SeriesRequest.any(Quantity.PRICE))
                .intervals())
        .containsExactly("2026-07-15T00:00:00Z/2026-07-15T01:00:00Z 0.04920");
    assertThat(Published.prices("l.xml", text.replace("US$/MWh", "MW")).codes())
        .containsExactly("CAISO_UNIT");
  }

  @ParameterizedTest(name = "error {0}")
  @CsvSource({
    "1000, Ask again later: day-ahead results appear at about 13:00 Pacific.",
    "1015, Ask again in a few minutes.",
    "1004, Ask for at most 31 days at a time.",
    "1017, Ask for at most 10 nodes at a time.",
    "1020, Correct the request."
  })
  void anErrorInsteadOfAReportIsExplained(String code, String advice) {
    String text =
        """
        <m:OASISReport xmlns:m="http://www.caiso.com/soa/OASISReport_v1.xsd"><m:MessagePayload><m:RTO><m:name>CAISO</m:name>
        <m:ERROR><m:ERR_CODE>%s</m:ERR_CODE><m:ERR_DESC>Why</m:ERR_DESC></m:ERROR></m:RTO></m:MessagePayload></m:OASISReport>
        """
            .formatted(code);

    assertThat(
            Published.of(
                    "l.zip",
                    Published.zip(Map.of("INVALID_REQUEST.xml", text)),
                    SeriesRequest.any(Quantity.PRICE))
                .messages())
        .singleElement()
        .asString()
        .contains("error " + code + ", \"Why\"")
        .endsWith(advice);
  }

  @Test
  void severalNodesNeedAChoice() {
    String other =
        row("N2", "LMP_PRC", "2026-07-15T00:00:00-00:00", "2026-07-15T01:00:00-00:00", "5");
    String text = HEADER + hour("LMP_PRC", "49.20") + other;

    assertThat(Published.prices("l.csv", text).codes()).containsExactly("CAISO_SEVERAL_NODES");
    assertThat(choose(text, "N2").intervals())
        .containsExactly("2026-07-15T00:00:00Z/2026-07-15T01:00:00Z 0.005");
    assertThat(choose(text, "N3").codes()).containsExactly("CAISO_NODE_MISSING");
  }

  private static Published choose(String text, String node) {
    return Published.of(
        "l.csv",
        text.getBytes(StandardCharsets.UTF_8),
        new SeriesRequest(Quantity.PRICE, null, null, node, null, null));
  }

  @Test
  void aBrokenArchiveIsNamed() {
    byte[] zip = Published.zip(Map.of("l.csv", HEADER + hour("LMP_PRC", "49.20")));
    SeriesRequest any = SeriesRequest.any(Quantity.PRICE);

    assertThat(Published.of("l.zip", Arrays.copyOf(zip, zip.length - 30), any).codes())
        .containsExactly("ARCHIVE_TRUNCATED");
    assertThat(Published.of("l.zip", "no archive".getBytes(StandardCharsets.UTF_8), any).codes())
        .containsExactly("FILE_CONTENT_MISMATCH");
    assertThat(Published.of("l.zip", Published.zip(Map.of("a.txt", "x")), any).codes())
        .containsExactly("ARCHIVE_EMPTY");
    assertThat(
            Published.of("l.zip", Published.zip(Map.of("l.csv", "a".repeat(3_000_000))), any)
                .codes())
        .containsExactly("ARCHIVE_COMPRESSION_RATIO");
  }
}
