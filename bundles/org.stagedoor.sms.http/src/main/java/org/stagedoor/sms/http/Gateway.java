package org.stagedoor.sms.http;

import java.io.IOException;
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
    try {
      HttpResponse<String> answer = remote.ask(form.request(message));
      return answers.judge(answer.statusCode(), answer.body());
    } catch (IOException e) {
      // It may have been taken all the same. Somebody waits for it, and the code is the same one.
      return new Delivery.Later(String.valueOf(e.getMessage()));
    }
  }
}
