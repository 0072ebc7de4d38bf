package org.stagedoor.account.appservice;

import java.util.List;
import java.util.Optional;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Requester;

/** One application service, a bridge: its users are {@code @_irc_…}, its own is {@code @irc}. */
public final class FakeAppservices {
  static final String YAML =
      """
      id: irc
      url: null
      as_token: as-secret
      hs_token: hs-secret
      sender_localpart: irc
      rate_limited: false
      namespaces:
        users:
          - exclusive: true
            regex: '@_irc_.*:example\\.org'
          - exclusive: false
            regex: '@shared_'
        aliases: []
        rooms: []
      """;

  private FakeAppservices() {}

  static AppserviceRegistry registry() {
    Appservices services = new Appservices(List.of(new AppserviceFile("example.org").read(YAML)));
    return () -> services;
  }

  /** The names of the bridge. */
  public static AppserviceNames bridge() {
    return new AppserviceNames(registry());
  }

  /** The bridge as it sends a request. */
  public static Requester sender() {
    return new Requester(
        new UserId("irc", "example.org"),
        Optional.empty(),
        "appservice:irc",
        Requester.Kind.APPSERVICE);
  }
}
