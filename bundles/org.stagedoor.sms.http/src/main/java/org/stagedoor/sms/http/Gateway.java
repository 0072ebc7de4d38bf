package org.stagedoor.sms.http;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.stagedoor.api.message.Carrier;
import org.stagedoor.api.message.Delivery;
import org.stagedoor.api.message.Message;
import org.stagedoor.api.remote.Remote;

/**
 * Hands messages over to the gateway.
 *
 * @param form makes requests
 * @param answers understands answers
 * @param remote asks
 */
record Gateway(Form form, Answers answers, Remote remote) implements Carrier {
  @Override
  public Delivery deliver(Message message, Instant accepted) {
    HttpRequest request;
    try {
      request = form.request(message);
    } catch (IllegalArgumentException e) {
      // Its words would tell the password, or the code.
      return new Delivery.Never("no request can be made of it by these settings");
    }
    try {
      HttpResponse<String> answer = remote.ask(request);
      return answers.judge(answer.statusCode(), answer.body());
    } catch (IOException e) {
      // It may have been taken all the same. Somebody waits for it, and the code is the same one.
      return new Delivery.Later(String.valueOf(e.getMessage()));
    }
  }
}
