package org.stagedoor.stage.recaptcha;

import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.json.JsonCodec;

/**
 * Has responses checked by the provider: a form is posted to it, and its answer says {@code
 * "success": true}. Only that counts; an answer of any other form is none.
 */
final class RemoteCaptchas implements Captchas {
  private static final Logger LOG = LoggerFactory.getLogger(RemoteCaptchas.class);
  private static final int MAX_ANSWER = 16 * 1024;

  private final CaptchaSettings settings;
  private final HttpClient http;
  private final JsonCodec json;
  private final AtomicBoolean working = new AtomicBoolean(true);

  RemoteCaptchas(CaptchaSettings settings, JsonCodec json) {
    this.settings = settings;
    this.json = json;
    http =
        HttpClient.newBuilder()
            .connectTimeout(settings.timeout())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  @Override
  public Verdict check(String response, String address) {
    CompletableFuture<HttpResponse<String>> answer =
        http.sendAsync(request(response, address), body());
    try {
      // The request's own time limit ends with the headers; this one holds for the body as well.
      return verdict(answer.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return away("it did not answer in time");
    } catch (ExecutionException e) {
      return away(String.valueOf(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Verdict.UNKNOWN;
    } finally {
      answer.cancel(true);
    }
  }

  private static HttpResponse.BodyHandler<String> body() {
    return answer -> new ShortText(MAX_ANSWER);
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
