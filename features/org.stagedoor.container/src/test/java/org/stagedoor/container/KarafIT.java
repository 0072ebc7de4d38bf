package org.stagedoor.container;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.function.Executable;
import org.stagedoor.container.harness.Answer;
import org.stagedoor.container.harness.Karaf;

/** Karaf installs what it is told to, and the server offers what is installed. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KarafIT {
  @RegisterExtension static final Karaf KARAF = new Karaf();

  private static final String REGISTER = "/_matrix/client/v3/register";
  private static final String LIST = "bundle:list -t 0 -s --no-format";
  private static final String FACTS = LIST + "; stagedoor:stages | grep --color never login";
  private static final String MARK = "FEATURE";
  private static final Pattern TYPE = Pattern.compile("^(\\S*login\\S*)\\s+\\S+\\.stage\\.");
  private static final Pattern BUNDLE = Pattern.compile("^\\s*\\d+\\s+\\S+.*?\\s(\\S+)\\s*$");

  @Test
  @Order(1)
  void theInstructionsDo() {
    KARAF.readme().runShell(KARAF.home());
    for (String command : KARAF.readme().commands("karaf@root()> ")) {
      KARAF.run(command);
    }
    Answer challenge = KARAF.client().await(REGISTER, "{}", answer -> answer.status() == 401);
    Answer registered =
        KARAF
            .client()
            .post(
                REGISTER,
                """
                {"username": "alice", "password": "correct horse battery staple",
                 "auth": {"type": "m.login.dummy", "session": "%s"}}
                """
                    .formatted(challenge.session()));

    assertEquals(List.of(List.of("m.login.dummy")), challenge.flows());
    assertEquals(200, registered.status(), registered::text);
    assertTrue(Files.isDirectory(KARAF.home().resolve("data/stagedoor")));
  }

  /** In one go, for each visit to Karaf's shell starts a JVM. */
  @Test
  @Order(2)
  void eachFeatureBringsItsTypesAndTakesThemAway() throws IOException {
    for (Map.Entry<String, Map<String, String>> one : FeatureTests.SETTINGS.entrySet()) {
      if (!one.getKey().equals(FeatureTests.FLOWS)) {
        KARAF.configure(one.getKey(), one.getValue());
      }
    }
    KARAF.run("feature:install " + FeatureTests.BASE);
    KARAF.run("feature:uninstall stagedoor-stage-dummy");
    String base = KARAF.run(FACTS);
    StringBuilder commands = new StringBuilder();
    FeatureTests.all().forEach(feature -> commands.append(trial(feature)));
    String[] facts = KARAF.run(commands.toString()).split(MARK + " ", -1);
    List<Executable> checks = new ArrayList<>();
    for (int i = 1; i + 1 < facts.length; i += 2) {
      String feature = facts[i].lines().findFirst().orElseThrow();
      String with = facts[i];
      String without = facts[i + 1];
      checks.add(() -> assertEquals(FeatureTests.types(feature), types(with), feature));
      checks.add(() -> assertEquals(idle(base), idle(with), feature));
      checks.add(() -> assertEquals(bundles(base), bundles(without), feature));
    }
    assertEquals(3 * FeatureTests.all().count(), checks.size());
    assertAll(checks);
  }

  private static String trial(String feature) {
    String names = String.join(" ", FeatureTests.trial(feature));
    String away = feature.equals(FeatureTests.BASE) ? "" : "feature:uninstall " + names + "; ";
    return "feature:install %s; echo %s %s; %s; %secho %s %s; %s; "
        .formatted(names, MARK, feature, FACTS, away, MARK, feature, FACTS);
  }

  private static Set<String> types(String facts) {
    return found(TYPE, facts);
  }

  private static Set<String> bundles(String facts) {
    return found(BUNDLE, facts);
  }

  /** What is not started; in Karaf some fragments are not. */
  private static Set<String> idle(String facts) {
    String idle =
        facts.lines().filter(line -> !line.contains("Active")).collect(Collectors.joining("\n"));
    return found(BUNDLE, idle);
  }

  private static Set<String> found(Pattern pattern, String facts) {
    return facts
        .lines()
        .flatMap(line -> pattern.matcher(line).results())
        .map(it -> it.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  @Order(3)
  void allThatThereIsStarts() {
    KARAF.run("feature:install stagedoor stagedoor-postgresql");
    List<String> ours =
        KARAF.run(LIST).lines().filter(line -> line.contains("org.stagedoor.")).toList();

    assertTrue(ours.size() > 1, ours::toString);
    assertEquals(List.of(), ours.stream().filter(line -> !line.contains("Active")).toList());
  }

  /** Its client does not print what a command returns, but a pipe hands it on. */
  @Test
  @Order(4)
  void itsShellHasTheCommandsForOperators() {
    assertTrue(KARAF.run("stagedoor:stages | grep m.login.dummy").contains("m.login.dummy"));
    assertTrue(KARAF.run("stagedoor:tokens create VIP --uses 2 | grep VIP").contains("VIP"));
    assertTrue(KARAF.run("stagedoor:tokens list | grep VIP").contains("VIP"));
    assertTrue(KARAF.run("stagedoor:admin alice on | grep alice").contains("alice"));
  }
}
