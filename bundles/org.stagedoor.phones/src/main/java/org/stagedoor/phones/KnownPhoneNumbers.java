package org.stagedoor.phones;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import com.google.i18n.phonenumbers.ShortNumberInfo;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;
import org.stagedoor.api.account.PhoneNumber;
import org.stagedoor.api.account.PhoneNumber.Kind;
import org.stagedoor.api.account.PhoneNumbers;

/** Numbers by the numbering plans that libphonenumber knows. */
@Component
public final class KnownPhoneNumbers implements PhoneNumbers {
  private static final int MAX_LENGTH = 64;

  /** What the library says of numbers of no country, such as satellites'. */
  private static final String NOWHERE = "001";

  private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
  private final ShortNumberInfo shortNumbers = ShortNumberInfo.getInstance();

  /** Made when they are first asked for: that takes the library all its tables. */
  private volatile List<Country> countries = List.of();

  @Override
  public Optional<PhoneNumber> read(String country, String written) {
    String number = written.strip();
    if (number.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    String complete = country.isEmpty() && !number.startsWith("+") ? "+" + number : number;
    try {
      return Optional.of(of(numbers.parse(complete, country.toUpperCase(Locale.ROOT))));
    } catch (NumberParseException e) {
      return Optional.empty();
    }
  }

  private PhoneNumber of(Phonenumber.PhoneNumber parsed) {
    String country = Optional.ofNullable(numbers.getRegionCodeForNumber(parsed)).orElse("");
    return new PhoneNumber(
        numbers.format(parsed, PhoneNumberFormat.E164).substring(1),
        country.equals(NOWHERE) ? "" : country,
        kind(parsed));
  }

  private Kind kind(Phonenumber.PhoneNumber parsed) {
    return switch (numbers.getNumberType(parsed)) {
      case MOBILE, FIXED_LINE_OR_MOBILE -> Kind.MOBILE;
      case FIXED_LINE -> Kind.FIXED;
      case VOIP -> Kind.INTERNET;
      case TOLL_FREE, PREMIUM_RATE, SHARED_COST, PERSONAL_NUMBER, PAGER, UAN, VOICEMAIL ->
          Kind.SPECIAL;
      case UNKNOWN -> shortNumbers.isPossibleShortNumber(parsed) ? Kind.SHORT : Kind.INVALID;
    };
  }

  @Override
  public List<Country> countries() {
    List<Country> known = countries;
    if (known.isEmpty()) {
      known = numbers.getSupportedRegions().stream().flatMap(this::country).toList();
      countries = known;
    }
    return known;
  }

  private Stream<Country> country(String code) {
    Phonenumber.PhoneNumber example = numbers.getExampleNumberForType(code, PhoneNumberType.MOBILE);
    return example == null
        ? Stream.of()
        : Stream.of(new Country(code, example.getCountryCode(), of(example).digits()));
  }
}
