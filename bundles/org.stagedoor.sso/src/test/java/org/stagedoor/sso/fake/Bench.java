package org.stagedoor.sso.fake;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.stagedoor.api.account.IdentityProvider;
import org.stagedoor.api.account.Transactions;
import org.stagedoor.api.flow.Seals;
import org.stagedoor.api.http.Server;
import org.stagedoor.api.json.Dict;
import org.stagedoor.sso.SsoRules;
import org.stagedoor.sso.link.Links;
import org.stagedoor.sso.provider.Providers;
import org.stagedoor.sso.trip.Voyages;
import org.stagedoor.testkit.MemoryBundleData;
import org.stagedoor.testkit.MemoryUserData;

/** What single sign-on stands on, in memory. */
public final class Bench {
  /** What no user has. */
  public final MemoryBundleData bundleData = new MemoryBundleData();

  /** What users have. */
  public final MemoryUserData userData = new MemoryUserData();

  /** Transactions that roll nothing back. */
  public final Transactions transactions = new Direct();

  /** Whose subjects are which users. */
  public final Links links = new Links(bundleData, userData, transactions);

  /** Who is installed. */
  public final List<IdentityProvider> installed = new ArrayList<>();

  /** The same for who asks. */
  public final Providers providers = new Installed();

  /** The way there and back. */
  public final Voyages voyages = new Voyages(new Drawer(), server());

  /** A bench with nothing on it. */
  public Bench() {}

  /** A server of the name {@code example.org}. */
  public static Server server() {
    return new Server() {
      @Override
      public String name() {
        return "example.org";
      }

      @Override
      public URI publicUri() {
        return URI.create("https://matrix.example.org");
      }
    };
  }

  /** Rules as a file says. */
  public static SsoRules rules(Map<String, ?> settings) {
    return new SsoRules(settings);
  }

  private static final class Direct implements Transactions {
    @Override
    public <T> T required(Supplier<T> work) {
      return work.get();
    }

    @Override
    public void afterCommit(Runnable effect) {
      effect.run();
    }
  }

  private final class Installed implements Providers {
    @Override
    public List<IdentityProvider> all() {
      return List.copyOf(installed);
    }

    @Override
    public Optional<IdentityProvider> find(String id) {
      return installed.stream().filter(one -> one.description().id().equals(id)).findFirst();
    }
  }

  /** Seals by keeping what was sealed. */
  private static final class Drawer implements Seals {
    private record Kept(String purpose, Dict content, Instant until) {}

    private final Map<String, Kept> drawer = new HashMap<>();

    @Override
    public synchronized String seal(String purpose, Dict content, Instant until) {
      String text = "sealed-" + drawer.size();
      drawer.put(text, new Kept(purpose, content, until));
      return text;
    }

    @Override
    public synchronized Optional<Dict> open(String purpose, String text, Instant now) {
      return Optional.ofNullable(drawer.get(text))
          .filter(kept -> kept.purpose().equals(purpose) && now.isBefore(kept.until()))
          .map(Kept::content);
    }
  }
}
