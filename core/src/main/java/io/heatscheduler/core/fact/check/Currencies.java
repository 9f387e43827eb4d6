package io.heatscheduler.core.fact.check;

import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** How currencies are written beside a number. */
final class Currencies {
  private static final Set<String> CODES =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());

  private Currencies() {}

  /** Whether a word is the code of a currency or ends in the sign of one. */
  static boolean isCurrency(String word) {
    return CODES.contains(word)
        || !word.isEmpty()
            && Character.getType(word.charAt(word.length() - 1)) == Character.CURRENCY_SYMBOL;
  }

  /** Whether a code, a symbol or a word means a currency. */
  static boolean means(String written, Currency currency, Locale language) {
    String code = currency.getCurrencyCode();
    return written.equals(code)
        || written.equals(currency.getSymbol(language))
        || written.equals(currency.getSymbol(Locale.ROOT))
        || Vocabulary.CURRENCY_WORDS
            .getOrDefault(written.toLowerCase(Locale.ROOT), Set.of())
            .contains(code);
  }
}
