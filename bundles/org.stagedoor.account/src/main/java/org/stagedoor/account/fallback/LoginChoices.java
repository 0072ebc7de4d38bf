package org.stagedoor.account.fallback;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.account.Installed;
import org.stagedoor.account.login.LoginRules;
import org.stagedoor.api.account.LoginOffers.Way;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Page;
import org.stagedoor.api.http.Server;

/** What the page of the log-in offers at this moment. */
@Component(service = LoginChoices.class)
public final class LoginChoices {
  /** What comes back from where else one logs in. */
  static final String TOKEN = "loginToken";

  private final Installed installed;
  private final Server server;
  private final LoginRules rules;

  /** Offers what is installed. */
  @Activate
  public LoginChoices(
      @Reference Installed installed, @Reference Server server, @Reference LoginRules rules) {
    this.installed = installed;
    this.server = server;
    this.rules = rules;
  }

  private boolean passwords() {
    return installed.passwords().isPresent() && rules.takesPasswords();
  }

  /** Whether there is any way to log in. */
  boolean any(Call call) {
    return passwords() || !ways(call).isEmpty();
  }

  /** The page to log in on. */
  Page page(Call call, LoginWords words) {
    List<Way> ways = ways(call);
    if (ways.isEmpty()) {
      return words.form();
    }
    return passwords() ? words.formOr(ways) : words.choice(ways);
  }

  private List<Way> ways(Call call) {
    URI back = here(call);
    return installed.loginOffers().stream().flatMap(offers -> offers.ways(back).stream()).toList();
  }

  /** This page, with what the client put into its address. */
  private URI here(Call call) {
    String query =
        new TreeMap<>(call.query())
            .entrySet().stream()
                .filter(one -> !one.getKey().equals(TOKEN))
                .map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue()))
                .collect(Collectors.joining("&"));
    String page = server.publicUri() + "/_matrix/static/client/login/";
    return URI.create(query.isEmpty() ? page : page + "?" + query);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
