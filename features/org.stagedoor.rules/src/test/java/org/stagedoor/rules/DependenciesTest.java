package org.stagedoor.rules;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.beAnnotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.function.Predicate.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the classes inside the bundles may know. */
class DependenciesTest {
  private static final String[] HTTP = {
    "jakarta.servlet..", "org.osgi.service.servlet..", "java.net.http..", "com.sun.net.httpserver.."
  };
  private static final String[] SQL = {"java.sql..", "javax.sql..", "com.zaxxer.hikari.."};

  private static JavaClasses ours;

  @BeforeAll
  static void readTheJars() {
    ours =
        new ClassFileImporter()
            .importLocations(
                House.bundles()
                    .map(bundle -> Location.of(URI.create("jar:" + bundle.jar().toUri() + "!/")))
                    .toList());
  }

  @Test
  void theProtocolKnowsNeitherHttpNorSql() {
    noClasses()
        .that()
        .resideInAPackage("org.stagedoor.core.protocol..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(HTTP)
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage(SQL)
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage("org.stagedoor.core.http..", "com.google.gson..")
        .check(ours);
  }

  /** And the page in Felix's Web Console, which is a servlet by the console's own contract. */
  @Test
  void onlyTheEdgeKnowsServlets() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.stagedoor.core.http..", "org.stagedoor.webconsole..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta.servlet..", "javax.servlet..", "org.osgi.service.servlet..")
        .check(ours);
  }

  /** Felix HTTP has no way of its own to open a port late and to close it early. */
  @Test
  void onlyTheDoorKnowsJetty() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.stagedoor.core.listen..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.eclipse.jetty..", "org.apache.felix.http.jetty..")
        .check(ours);
  }

  @Test
  void onlyTheStoreKnowsSql() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.stagedoor.store..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(SQL)
        .check(ours);
  }

  @Test
  void onlyTransportsKnowMail() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.stagedoor.mail..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta.mail..", "org.eclipse.angus..")
        .check(ours);
  }

  /** Who may implement an interface of the API decides what a change of it breaks. */
  @Test
  void eachInterfaceOfTheApiSaysWhoImplementsIt() {
    classes()
        .that(resideInAPackage("org.stagedoor.api.."))
        .and()
        .areInterfaces()
        .and()
        .areNotAnnotations()
        .and(areOpen())
        .should(
            beAnnotatedWith("org.osgi.annotation.versioning.ConsumerType")
                .or(beAnnotatedWith("org.osgi.annotation.versioning.ProviderType")))
        .check(ours);
  }

  @Test
  void eachPackageIsNullMarked() {
    List<String> unmarked =
        ours.stream()
            .map(JavaClass::getPackage)
            .filter(not(item -> item.isAnnotatedWith("org.jspecify.annotations.NullMarked")))
            .map(JavaPackage::getName)
            .collect(Collectors.toCollection(TreeSet::new))
            .stream()
            .toList();
    assertEquals(List.of(), unmarked);
  }

  private static DescribedPredicate<JavaClass> areOpen() {
    return DescribedPredicate.describe(
        "are neither sealed nor nested in an interface that is", DependenciesTest::open);
  }

  /**
   * ArchUnit knows nothing of sealed types: whose implementations are all nested in it, or beside
   * it in the same type, is one.
   */
  private static boolean open(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && !(!type.getAllSubclasses().isEmpty()
            && type.getAllSubclasses().stream().allMatch(sub -> isNear(type, sub)));
  }

  private static boolean isNear(JavaClass type, JavaClass sub) {
    Optional<JavaClass> home = sub.getEnclosingClass();
    return home.isPresent() && (home.get().equals(type) || home.equals(type.getEnclosingClass()));
  }
}
