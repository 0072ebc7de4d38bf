package org.stagedoor.validation.session;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.Transactions;
import org.stagedoor.api.account.ValidationSessions.Request;
import org.stagedoor.api.message.Messenger;

/**
 * Begins validation sessions. Who asks for an address that can't be validated causes the same work
 * as for one that can, a message included, so that the time tells nothing.
 */
@Component(service = Beginning.class)
public final class Beginning {
  private static final int NONCE_BYTES = 16;

  private final SessionBox box;
  private final Rules rules;
  private final Media media;
  private final Admission admission;
  private final Post post;
  private final Transactions transactions;
  private final RandomGenerator random = new SecureRandom();

  /** Called by DS. */
  @Activate
  public Beginning(
      @Reference SessionBox box,
      @Reference Rules rules,
      @Reference Media media,
      @Reference Admission admission,
      @Reference Post post,
      @Reference Transactions transactions) {
    this.box = box;
    this.rules = rules;
    this.media = media;
    this.admission = admission;
    this.post = post;
    this.transactions = transactions;
  }

  String begin(Request request) {
    String medium = request.medium();
    String address = media.canonical(medium, request.address());
    Messenger messenger = media.messenger(medium, address);
    boolean genuine = admission.genuine(request.purpose(), medium, address);
    String sid =
        box.secrets().sid(request.purpose().name(), medium, address, request.clientSecret());
    if (box.find(sid, request.now()).filter(kept -> answered(kept, request)).isPresent()) {
      return sid;
    }
    admission.count(medium, address, request);
    transactions.required(
        () -> {
          send(sid, address, genuine, request, messenger);
          return sid;
        });
    return sid;
  }

  /** Whether a message of this attempt was sent, or none is needed any more. */
  private static boolean answered(ValidationSession kept, Request request) {
    return kept.validated().isPresent() || kept.attempt() >= request.sendAttempt();
  }

  private void send(
      String sid, String address, boolean genuine, Request request, Messenger messenger) {
    Instant now = request.now();
    Optional<ValidationSession> before = box.find(sid, now);
    if (before.filter(kept -> answered(kept, request)).isPresent()) {
      return;
    }
    String fresh = nonce();
    ValidationSession session =
        box.update(sid, now, kept -> next(kept, address, genuine, request, fresh));
    if (before.isEmpty()) {
      box.clearLater(sid, session.expires());
    }
    messenger.send(post.letter(sid, session, request.origin()));
  }

  private ValidationSession next(
      Optional<ValidationSession> kept,
      String address,
      boolean genuine,
      Request request,
      String fresh) {
    // Where codes were guessed at, a new message brings a new one, and the guessing starts anew.
    boolean same = kept.filter(it -> it.guesses() < rules.guesses()).isPresent();
    return new ValidationSession(
        request.purpose(),
        request.medium(),
        address,
        genuine,
        box.secrets().trace(request.clientSecret()),
        same ? kept.get().nonce() : fresh,
        request.sendAttempt(),
        same ? kept.get().guesses() : 0,
        request.next(),
        request.now().plus(rules.messageLife()),
        Optional.empty(),
        0);
  }

  private String nonce() {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(nonce);
  }
}
