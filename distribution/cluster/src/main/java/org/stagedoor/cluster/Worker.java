package org.stagedoor.cluster;

import com.google.gson.JsonElement;
import java.util.Optional;
import org.stagedoor.e2e.Answer;
import org.stagedoor.e2e.Client;

/** Goes through one session after the other. One thread. */
public final class Worker {
  private static final String REGISTER = "/register";
  private static final String DUMMY = "m.login.dummy";
  private static final String PASSWORD_STAGE = "m.login.password";

  private final Traveller traveller;
  private final Ledger ledger;
  private final String name;
  private Person self;

  /** Registers the worker itself, whose devices and password are changed later. */
  public Worker(Traveller traveller, Ledger ledger, String name) {
    this.traveller = traveller;
    this.ledger = ledger;
    this.name = name;
    this.self = Person.oneShot(traveller, name + "-self");
    ledger.registered(self);
  }

  /**
   * Goes through one session to its end.
   *
   * @throws AssertionError if it ends otherwise than it must
   */
  public void run(Kind kind, int number) {
    switch (kind) {
      case ONE_SHOT -> ledger.registered(Person.oneShot(traveller, name + "-" + number));
      case THREE_STAGES -> threeStages(number);
      case REPLAYED -> replayed();
      case DEVICE_REMOVED -> removeDevice("D" + number);
      case PASSWORD_CHANGED -> changePassword("the way of number " + number);
      case ABANDONED -> abandon(number);
    }
    ledger.ended(kind);
  }

  private void threeStages(int number) {
    String body = "'username':'%s-%d','password':'%s'".formatted(name, number, Person.PASSWORD);
    Passage passage = Passage.begin(traveller, "", REGISTER, body).firstTwo();
    register(passage);
  }

  private Person register(Passage passage) {
    Answer answer =
        passage
            .finish(DUMMY, "")
            .orElseThrow(() -> new AssertionError("a registration's answer was lost"));
    Person person = Person.of(answer.expect(200), Person.PASSWORD);
    ledger.registered(person);
    return person;
  }

  private void replayed() {
    String body = "'password':'%s'".formatted(Person.PASSWORD);
    Passage passage = Passage.begin(traveller, "", REGISTER, body).firstTwo();
    Person person = register(passage);
    String again = passage.replay(DUMMY, "").expect(200).text("user_id");
    if (!again.equals(person.userId())) {
      throw new AssertionError("the replay registered " + again + " beside " + person.userId());
    }
  }

  private void removeDevice(String device) {
    Person.login(traveller, self.userId(), self.password(), device).expect(200);
    String body = "'devices':['%s']".formatted(device);
    Passage passage = Passage.begin(traveller, self.token(), "/delete_devices", body);
    passage.finish(PASSWORD_STAGE, self.proof()).ifPresent(answer -> answer.expect(200));
    Answer left = traveller.get(self.token(), Client.V3 + "/devices").expect(200);
    for (JsonElement one : left.json().getAsJsonArray("devices")) {
      if (one.getAsJsonObject().get("device_id").getAsString().equals(device)) {
        throw new AssertionError(device + " is still there");
      }
    }
    ledger.removed(self, device);
  }

  private void changePassword(String next) {
    String body = "'new_password':'%s','logout_devices':false".formatted(next);
    Passage passage = Passage.begin(traveller, self.token(), "/account/password", body);
    Optional<Answer> answer = passage.finish(PASSWORD_STAGE, self.proof());
    answer.ifPresent(done -> done.expect(200));
    self = self.with(next);
    Person.login(traveller, self.userId(), next, "HOME").expect(200);
    ledger.changedPassword(self);
  }

  private void abandon(int number) {
    Passage passage = Passage.begin(traveller, "", REGISTER, "'password':'never used'");
    if (number % 20 < 10) {
      passage.firstTwo();
    }
  }
}
