package org.stagedoor.validation.session;

import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.stagedoor.api.http.Errcode;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.message.Messenger;

/** The transports that are installed at this moment; they come and go while the server runs. */
@Component(service = Messengers.class)
public final class Messengers {
  @Reference(policyOption = ReferencePolicyOption.GREEDY)
  private volatile List<Messenger> messengers;

  /** Without any. */
  public Messengers() {
    this(List.of());
  }

  Messengers(List<Messenger> messengers) {
    this.messengers = List.copyOf(messengers);
  }

  /** The transport for a medium; of several the one with the highest ranking. */
  Optional<Messenger> of(String medium) {
    // Declarative Services hands them in the order of their ranking, the lowest first.
    return messengers.stream()
        .filter(messenger -> messenger.medium().equals(medium))
        .reduce((lower, higher) -> higher);
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
