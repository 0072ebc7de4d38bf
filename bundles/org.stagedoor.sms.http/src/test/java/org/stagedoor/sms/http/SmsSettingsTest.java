package org.stagedoor.sms.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stagedoor.api.account.PhoneNumber;
import org.stagedoor.api.config.SettingException;
import org.stagedoor.api.config.SettingsFile;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.phones.KnownPhoneNumbers;

class SmsSettingsTest {
  private static SmsSettings with(String key, String value) {
    Map<String, String> all =
        new HashMap<>(Map.of("url", "https://sms.example.org/", "countries.allowed", "GB de"));
    all.put(key, value);
    return SmsSettings.of(new SettingsFile("sms", all));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "url | ''",
        "url | ftp://sms.example.org/",
        "url | sms.example.org",
        "url | https://{user}/send",
        "url | https://sms.example{user}/send",
        "url | https://{user}@sms.example.org/send",
        "url | https://sms.example.org/{who}",
        "method | PUT",
        "body | To={tu}",
        "headers | no header",
        "headers | X-Key: {key}",
        "headers | X-Text: {text}",
        "headers | Host: example.org",
        "headers | Content-Length: 5",
        "headers | Connection: close",
        "url | https://sms.example.org/{Who}",
        "auth | digest",
        "success.pattern | (",
        "countries.allowed | ''",
        "countries.allowed | Germany",
        "countries.denied | XX",
        "numbers | premium",
        "price.countries | DE:8",
        "price | -1",
        "timeout.seconds | 0",
        "preset | other"
      })
  void aMistakeIsToldByKey(String key, String value) {
    String told = assertThrows(SettingException.class, () -> with(key, value)).toString();
    assertTrue(told.contains("sms: " + key + " must be"), told);
  }

  @Test
  void aSecretIsNotTold() {
    String told =
        assertThrows(SettingException.class, () -> with("headers", "X Key s3cret")).toString();
    assertFalse(told.contains("s3cret"), told);
  }

  @ParameterizedTest
  @CsvSource({".password, geheim€s3cret", "user, 'me\ns3cret'", "from, Bés3cret"})
  void whatNoHeaderCanHoldIsToldByKeyAlone(String key, String value) {
    Map<String, String> all =
        Map.of(
            "url",
            "https://sms.example.org/",
            "countries.allowed",
            "any",
            "headers",
            "X-Key: {" + key.replace(".", "") + "}",
            key,
            value);
    String told =
        assertThrows(SettingException.class, () -> SmsSettings.of(new SettingsFile("sms", all)))
            .toString();
    assertTrue(told.contains("sms: " + key + " must be"), told);
    assertFalse(told.contains("s3cret"), told);
  }

  @ParameterizedTest
  @CsvSource({
    "+447400123456, 0",
    "+4915123456789, 0",
    "+33612345678, 403",
    "+493012345678, 403",
    "+449098790123, 403",
    "+498001234567, 403",
    "+49110, 400",
    "+4915, 400",
    "+881612345678, 403"
  })
  void numbersAreTakenByCountryAndKind(String number, int status) {
    Reach reach = with("countries.denied", "FR").reach();
    assertEquals(status, status(reach, number));
  }

  @Test
  void numbersAreTakenAnywhereOrOfOtherKindsIfTheOperatorSaysSo() {
    assertEquals(0, status(with("countries.allowed", "any").reach(), "+33612345678"));
    assertEquals(0, status(with("numbers", "mobile fixed").reach(), "+493012345678"));
  }

  private static int status(Reach reach, String number) {
    PhoneNumber read = new KnownPhoneNumbers().read("", number).orElseThrow();
    try {
      reach.check(read);
      return 0;
    } catch (MatrixException e) {
      return e.status();
    }
  }
}
