package org.stagedoor.stage.recaptcha;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.json.JsonCodec;
import org.stagedoor.api.remote.Remote;

/**
 * Has responses checked by the provider: a form is posted to it, and its answer says {@code
 * "success": true}. Only that counts; an answer of any other form is none.
 */
final class RemoteCaptchas implements Captchas {
  private static final Logger LOG = LoggerFactory.getLogger(RemoteCaptchas.class);

  /** As many as the stage has attempts under way. */
  private static final int AT_ONCE = 64;

  private static final int MAX_ANSWER = 16 * 1024;

  private final CaptchaSettings settings;
  private final Remote remote;
  private final JsonCodec json;
  private final AtomicBoolean working = new AtomicBoolean(true);

  RemoteCaptchas(CaptchaSettings settings, JsonCodec json) {
    this.settings = settings;
    this.json = json;
    remote = new Remote(settings.timeout(), MAX_ANSWER, AT_ONCE, Optional.empty());
  }

  @Override
  public Verdict check(String response, String address) {
    try {
      return verdict(remote.ask(request(response, address)));
    } catch (InterruptedIOException e) {
      return Verdict.UNKNOWN;
    } catch (IOException e) {
      return away(String.valueOf(e.getMessage()));
    }
  }

  private HttpRequest request(String response, String address) {
    String form = "secret=" + encoded(settings.secret()) + "&response=" + encoded(response);
    return HttpRequest.newBuilder(settings.provider().verify())
        .header("Content-Type", "application/x-www-form-urlencoded")
        .header("Accept", "application/json")
        .POST(
            HttpRequest.BodyPublishers.ofString(
                settings.tellAddress() ? form + "&remoteip=" + encoded(address) : form))
        .build();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private Verdict verdict(HttpResponse<String> answer) {
    int kind = answer.statusCode() / 100;
    if (kind == 3 || kind == 5) {
      return away("it answered " + answer.statusCode());
    }
    try {
      return verdict(json.read(answer.body()));
    } catch (MatrixException e) {
      return away("its answer is no JSON object");
    }
  }

  private Verdict verdict(Dict answer) {
    if (answer.flag("success").isEmpty()) {
      return away("its answer does not say success");
    }
    List<String> errors = answer.texts("error-codes").orElse(List.of());
    if (errors.stream().anyMatch(CaptchaSettings.OPERATORS_FAULTS::contains)) {
      return away("it does not accept this server's settings: " + errors);
    }
    if (working.compareAndSet(false, true)) {
      LOG.info("The captcha provider works again");
    }
    return answer.flag("success").get() && settings.accepts(answer)
        ? Verdict.SOLVED
        : Verdict.REFUSED;
  }

  /** Told once until it works again, or every visitor would write a line. */
  private Verdict away(String why) {
    if (working.compareAndSet(true, false)) {
      LOG.error("The captcha provider {} fails: {}", settings.provider().verify(), why);
    }
    return Verdict.UNKNOWN;
  }
}
