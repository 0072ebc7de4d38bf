package org.stagedoor.cluster;

import org.stagedoor.e2e.Answer;
import org.stagedoor.e2e.Client;

/**
 * Somebody who is registered.
 *
 * @param userId the user id
 * @param password the password
 * @param token the access token
 */
public record Person(String userId, String password, String token) {
  static final String PASSWORD = "a long way to the stage";

  /** Who an answer of /register or /login is about. */
  static Person of(Answer answer, String password) {
    return new Person(answer.text("user_id"), password, answer.text("access_token"));
  }

  /** Registers in one request. */
  static Person oneShot(Traveller traveller, String name) {
    Answer answer =
        traveller.post(
            "",
            Client.V3 + "/register",
            "{'username':'%s','password':'%s','auth':{'type':'m.login.dummy'}}",
            name,
            PASSWORD);
    if (answer.status() == 400
        && traveller.repeated()
        && answer.text("errcode").equals("M_USER_IN_USE")) {
      return of(login(traveller, name, PASSWORD, "AGAIN").expect(200), PASSWORD);
    }
    return of(answer.expect(200), PASSWORD);
  }

  static Answer login(Traveller traveller, String user, String password, String device) {
    return traveller.post(
        "",
        Client.V3 + "/login",
        "{'type':'m.login.password','identifier':{'type':'m.id.user','user':'%s'},'password':'%s',"
            + "'device_id':'%s'}",
        user,
        password,
        device);
  }

  /** What the password stage wants. */
  String proof() {
    return "'identifier':{'type':'m.id.user','user':'%s'},'password':'%s'"
        .formatted(userId, password);
  }

  Person with(String newPassword) {
    return new Person(userId, newPassword, token);
  }
}
