package org.stagedoor.validation.session;

import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.ValidationSessions.Purpose;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Server;
import org.stagedoor.api.message.Message;
import org.stagedoor.validation.letter.Letter;
import org.stagedoor.validation.letter.Letters;

/** Makes the messages of sessions. Used by any thread. */
@Component(service = Post.class)
public final class Post {
  /** Where links lead; what comes back is in the query. */
  public static final String LINK = "/stagedoor/validate";

  private final SessionBox box;
  private final Rules rules;
  private final Letters letters;
  private final Server server;

  /** Called by DS. */
  @Activate
  public Post(
      @Reference SessionBox box,
      @Reference Rules rules,
      @Reference Letters letters,
      @Reference Server server) {
    this.box = box;
    this.rules = rules;
    this.letters = letters;
    this.server = server;
  }

  /** The message of a session: its code and link, or a notice. */
  Message letter(String sid, ValidationSession session, Call.Origin origin) {
    // Derived for a notice too, so that it takes as long.
    String code = box.secrets().code(sid, session.nonce(), rules.digits());
    String link =
        server.publicUri()
            + LINK
            + "?sid="
            + sid
            + "&token="
            + box.secrets().link(sid, session.nonce());
    boolean genuine = session.genuine();
    Letter letter =
        new Letter(
            kind(session),
            session.medium(),
            genuine ? code : "",
            genuine ? link : "",
            origin.locales());
    return letters.write(letter, session.address(), UUID.randomUUID().toString());
  }

  private static Letter.Kind kind(ValidationSession session) {
    Purpose purpose = session.purpose();
    if (!session.genuine()) {
      return purpose == Purpose.RESET ? Letter.Kind.UNKNOWN : Letter.Kind.TAKEN;
    }
    return switch (purpose) {
      case REGISTER -> Letter.Kind.REGISTER;
      case ADD -> Letter.Kind.ADD;
      case RESET -> Letter.Kind.RESET;
    };
  }
}
