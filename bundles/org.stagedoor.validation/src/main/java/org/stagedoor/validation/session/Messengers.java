package org.stagedoor.validation.session;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.stagedoor.api.http.Errcode;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.message.Messenger;
import org.stagedoor.api.service.LiveServices;

/**
 * The transports that are installed at this moment; they come and go while the server runs. There
 * at once and for as long as the bundle is, as only who saw a transport go knows to wait for it.
 */
@Component(service = Messengers.class, immediate = true)
public final class Messengers {
  /** How long requests wait for a transport that is being updated. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final LiveServices<Messenger> messengers;

  /** Without any. */
  public Messengers() {
    this(new LiveServices<>(() -> PATIENCE));
  }

  Messengers(LiveServices<Messenger> messengers) {
    this.messengers = messengers;
  }

  /** Called by DS when a transport comes. */
  @Reference(policy = ReferencePolicy.DYNAMIC, cardinality = ReferenceCardinality.MULTIPLE)
  void add(
      ServiceReference<Messenger> reference, Messenger messenger, Map<String, Object> properties) {
    messengers.add(reference, properties, messenger);
  }

  /** Called by DS when a transport goes; its bundle may be on the way to a newer version. */
  void remove(ServiceReference<Messenger> reference) {
    Bundle bundle = reference.getBundle();
    messengers.remove(reference, () -> bundle == null || bundle.getState() == Bundle.UNINSTALLED);
  }

  /** The transport for a medium; of several the one with the highest ranking. */
  Optional<Messenger> of(String medium) {
    return messengers.all().stream()
        .filter(messenger -> messenger.medium().equals(medium))
        .findFirst();
  }

  /**
   * The same, for who can't do without.
   *
   * @throws MatrixException 400 {@code M_THREEPID_MEDIUM_NOT_SUPPORTED} if there is none
   */
  Messenger orRefuse(String medium) {
    return of(medium)
        .orElseThrow(
            () ->
                new MatrixException(
                    400,
                    Errcode.THREEPID_MEDIUM_NOT_SUPPORTED,
                    "This server sends no messages of this kind"));
  }
}
