package org.stagedoor.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.dto.BundleDTO;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.stagedoor.api.flow.Flow;
import org.stagedoor.api.flow.FlowReport;
import org.stagedoor.api.report.StageReport;
import org.stagedoor.api.report.StageReport.Attempts;
import org.stagedoor.api.report.TypeReport.Verdict;
import org.stagedoor.api.stage.Lack;

class TypeInquiryTest {
  private static final String MESSENGER = "org.stagedoor.api.message.Messenger";

  @TempDir private Path etc;

  private final List<StageReport.Entry> stages = new ArrayList<>();
  private final List<FlowReport.Entry> flows = new ArrayList<>();
  private final List<ComponentDescriptionDTO> descriptions = new ArrayList<>();
  private final List<ComponentConfigurationDTO> configurations = new ArrayList<>();

  private String why(String type) {
    return new WhyCommand(inquiry()).why(type);
  }

  private TypeInquiry inquiry() {
    Components components = new Components(runtime(), new SettingsAdvice(Optional.of(etc)));
    return new TypeInquiry(
        () -> stages,
        () -> flows,
        new InstalledStages(context(), components),
        new Shelf(etc.resolve("optional")),
        components);
  }

  private ServiceComponentRuntime runtime() {
    return fake(
        ServiceComponentRuntime.class,
        Map.of(
            "getComponentDescriptionDTOs",
            descriptions,
            "getComponentConfigurationDTOs",
            configurations));
  }

  private static BundleContext context() {
    return fake(BundleContext.class, Map.of("getBundles", new Bundle[0]));
  }

  private static <T> T fake(Class<T> type, Map<String, Object> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            TypeInquiryTest.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              Object answer = answers.get(method.getName());
              return answer instanceof Collection<?> all ? List.copyOf(all) : answer;
            }));
  }

  private void stage(String bundle, boolean serving, Optional<Lack> lack) {
    stages.add(
        new StageReport.Entry(
            "m.x",
            bundle,
            "1.0.0",
            serving ? 5 : 0,
            serving,
            Instant.EPOCH,
            0,
            lack,
            new Attempts(0, 0, 0, 0, Duration.ZERO, Duration.ZERO)));
  }

  private void flow(String operation, Optional<String> withheld) {
    flows.add(new FlowReport.Entry(operation, new Flow(List.of("m.x")), withheld));
  }

  @Test
  void saysWhoServesAndWhoIsShadowed() {
    stage("org.new", true, Optional.empty());
    stage("org.old", false, Optional.empty());
    flow("register", Optional.empty());
    assertEquals(
        """
        m.x is offered:
          org.new 1.0.0 serves it since 1970-01-01T00:00:00Z
          org.old 1.0.0 has it too, and is shadowed by the one above: its ranking is 0
            → remove one of them, or give this one a higher service.ranking
          the flow "m.x" of register is offered""",
        why("m.x"));
  }

  @Test
  void namesTheFileThatATransportWaitsFor() throws Exception {
    Files.createFile(etc.resolve("org.mail.cfg.sample"));
    stage(
        "org.new",
        true,
        Optional.of(new Lack("a transport for email", "(objectClass=" + MESSENGER + ")")));
    flow("register", Optional.of("m.x lacks a transport for email"));
    flow("password", Optional.empty());
    ComponentDescriptionDTO mail = new ComponentDescriptionDTO();
    mail.bundle = new BundleDTO();
    mail.bundle.symbolicName = "org.mail";
    mail.name = "org.mail.Smtp";
    mail.serviceInterfaces = new String[] {MESSENGER};
    mail.properties = Map.of();
    mail.configurationPid = new String[] {"org.mail"};
    descriptions.add(mail);
    ComponentConfigurationDTO waiting = new ComponentConfigurationDTO();
    waiting.state = ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION;
    configurations.add(waiting);
    assertEquals(
        """
        m.x is offered in some of its flows:
          org.new 1.0.0 serves it since 1970-01-01T00:00:00Z
          it lacks a transport for email, so nobody can pass it
          org.mail has no settings (org.mail)
            → take .sample away from the name of etc/org.mail.cfg.sample, and fill it in
          the flow "m.x" of register is not offered: m.x lacks a transport for email
          the flow "m.x" of password is offered""",
        why("m.x"));
  }

  @Test
  void saysThatNoFlowNamesIt() {
    stage("org.new", true, Optional.empty());
    assertEquals(Verdict.NOT_OFFERED, inquiry().why("m.x").verdict());
    assertTrue(why("m.x").contains("no flow names it\n    → name it in etc/"), why("m.x"));
  }

  @Test
  void saysThatNobodyHasWhatAFlowNames() {
    flow("register", Optional.of("no stage m.x is installed"));
    assertTrue(why("m.x").contains("no bundle here has it\n    → drop the jar"), why("m.x"));
  }

  @Test
  void guessesWhatIsMeant() {
    stage("org.new", true, Optional.empty());
    assertEquals(Verdict.UNKNOWN, inquiry().why("m.y").verdict());
    assertEquals(List.of("m.x"), inquiry().why("m.y").near());
    assertEquals(List.of(), inquiry().why("x".repeat(100_000)).near());
  }
}
