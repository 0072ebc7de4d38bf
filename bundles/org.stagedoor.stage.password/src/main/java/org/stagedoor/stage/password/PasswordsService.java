package org.stagedoor.stage.password;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stagedoor.api.account.Accounts;
import org.stagedoor.api.account.Passwords;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.config.LiveSettings;
import org.stagedoor.api.config.SettingsFile;

/** Offers {@link Passwords} as configured under {@value #PID}. */
@Component(immediate = true, configurationPid = PasswordsService.PID)
@Designate(ocd = PasswordsService.Config.class)
public final class PasswordsService implements Passwords {
  static final String PID = "org.stagedoor.stage.password";

  /** Leaves half of the server's threads to those who need no hash. */
  private static final int QUEUE = 30;

  private static final Logger LOG = LoggerFactory.getLogger(PasswordsService.class);

  private final Accounts accounts;
  private final LiveSettings<Rules> settings;
  private volatile Machine now;

  /** How passwords are hashed. */
  @ObjectClassDefinition(name = "Stagedoor: passwords")
  public @interface Config {
    /** Memory of a hash in KiB. */
    @AttributeDefinition(
        name = "Memory of a hash",
        description = "In KiB, 8 to 1048576; at least 8 for each lane of parallelism.")
    int memory_kib() default 19_456;

    /** Passes over the memory. */
    @AttributeDefinition(name = "Passes over the memory", description = "1 to 64.")
    int iterations() default 2;

    /** Lanes. */
    @AttributeDefinition(
        name = "Lanes",
        description = "1 to 16. They are computed one after another: more make no hash quicker.")
    int parallelism() default 1;

    /** Hashes at once. */
    @AttributeDefinition(
        name = "Hashes at once",
        description =
            "1 to 256; 0 for as many as there are processors, or as half of the heap has room for.")
    int concurrency() default 0;

    /** Hashes waiting. */
    @AttributeDefinition(
        name = "Hashes waiting",
        description =
            "1 to 10000; who comes when so many wait is answered 503. Each keeps one of the server's"
                + " threads.")
    int queue() default QUEUE;

    /** The longest wait. */
    @AttributeDefinition(
        name = "The longest wait",
        description = "In milliseconds, 100 to 60000; who waited so long is answered 503.")
    int wait_millis() default 5_000;

    /** No warning about a cheap hash. */
    @AttributeDefinition(
        name = "Weak hashes are meant",
        description = "Leaves out the warning that hashes are cheaper than OWASP recommends.")
    boolean allow_weak() default false;

    /** The pepper of imported bcrypt hashes. */
    @AttributeDefinition(
        name = "Pepper of imported hashes",
        description = "What the former homeserver added to each password before bcrypt; a secret.")
    String _bcrypt_pepper() default "";
  }

  private record Rules(
      Argon2Cost cost,
      int concurrency,
      int queue,
      Duration patience,
      boolean allowWeak,
      String pepper) {
    static Rules read(SettingsFile file) {
      int lanes = file.number("parallelism", 1, Argon2Cost.MAX_PARALLELISM, 1);
      int least = Argon2Cost.MIN_MEMORY_KIB * lanes;
      Argon2Cost cost =
          new Argon2Cost(
              file.number("memory.kib", least, Argon2Cost.MAX_MEMORY_KIB, 19_456),
              file.number("iterations", 1, Argon2Cost.MAX_ITERATIONS, 2),
              lanes);
      int concurrency = file.number("concurrency", 0, 256, 0);
      return new Rules(
          cost,
          concurrency == 0 ? fitting(cost, Runtime.getRuntime()) : concurrency,
          file.number("queue", 1, 10_000, QUEUE),
          Duration.ofMillis(file.number("wait.millis", 100, 60_000, 5000)),
          file.flag("allow.weak", false),
          file.text(".bcrypt.pepper").orElse(""));
    }

    /** As many as there are processors, or as find room in half of the heap, if those are fewer. */
    private static int fitting(Argon2Cost cost, Runtime machine) {
      long room = machine.maxMemory() / 2 / (cost.memoryKib() * 1024L);
      return (int) Math.max(1, Math.min(machine.availableProcessors(), room));
    }

    /** Without the pepper. */
    @Override
    public String toString() {
      return "Rules[" + cost + "]";
    }
  }

  /** Reads the settings. */
  @Activate
  public PasswordsService(@Reference Accounts accounts, Map<String, ?> properties) {
    this.accounts = accounts;
    settings = new LiveSettings<>(PID, properties, Rules::read);
    now = machine();
  }

  /** Called by DS when the file has changed; hashes under way are finished. */
  @Modified
  void update(Map<String, ?> properties) {
    if (settings.update(properties)) {
      Machine before = now;
      now = machine();
      before.threads().close();
    }
  }

  private Machine machine() {
    Rules rules = settings.current();
    Argon2Cost cost = rules.cost();
    if (cost.weak() && !rules.allowWeak()) {
      LOG.warn(
          "{}: {} is weaker than OWASP recommends; allow.weak=true says that this is meant",
          PID,
          cost);
    }
    HashingThreads threads =
        new HashingThreads(rules.concurrency(), rules.queue(), rules.patience());
    PasswordHashing hashing =
        new PasswordHashing(new Argon2(cost.memoryKib()), cost, new SecureRandom(), rules.pepper());
    return new Machine(threads, new AccountPasswords(accounts, hashing, threads));
  }

  @Override
  public String hash(String password) {
    return now.passwords().hash(password);
  }

  @Override
  public boolean verify(UserId user, String password) {
    return now.passwords().verify(user, password);
  }

  /** Lets hashes under way finish, and takes no others. */
  @Deactivate
  public void close() {
    now.threads().close();
  }

  private record Machine(HashingThreads threads, Passwords passwords) {}
}
