package io.firn.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** cli -> engine-core -> engine-api <- plugins, and nothing else. */
class LayersTest {
  private static final String API = "io.firn.api..";
  private static final String API_HTTP = "io.firn.api.http..";
  private static final String CORE = "io.firn.core..";
  private static final String CLI = "io.firn.cli..";
  private static final String OPENSTACK = "io.firn.openstack..";
  private static final String[] PLUGINS = {"io.firn.storage..", "io.firn.media.."};

  private static JavaClasses firn;

  @BeforeAll
  static void readAllModules() {
    firn =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.firn");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "io.firn.api",
        "io.firn.core",
        "io.firn.cli",
        "io.firn.openstack",
        "io.firn.storage.local",
        "io.firn.storage.swift",
        "io.firn.storage.s3",
        "io.firn.media.files",
        "io.firn.media.nova"
      })
  void everyModuleIsSeenHere(String module) {
    assertThat(firn.stream().map(type -> type.getPackageName()))
        .anyMatch(name -> name.startsWith(module));
  }

  @Test
  void theApiNamesNothingButTheJdk() {
    check(
        noClasses()
            .that()
            .resideInAPackage(API)
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages(API, "java..", "javax..", "jdk.."));
  }

  @Test
  void theCoreNamesNoPluginAndNoCommand() {
    check(
        noClasses()
            .that()
            .resideInAPackage(CORE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.firn.storage..", "io.firn.media..", CLI));
  }

  @Test
  void aPluginSeesOnlyTheApi() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(PLUGINS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CORE, CLI, "com.google.inject.."));
  }

  @Test
  void pluginsDoNotKnowEachOther() {
    check(slices().matching("io.firn.(storage|media).(*)..").should().notDependOnEachOther());
  }

  /**
   * It is for plugins, and might be used without Firn: what it takes of the interface is bodies of
   * HTTP, which are of the JDK alone.
   */
  @Test
  void theCloudSessionKnowsNothingOfFirn() {
    check(
        classes()
            .that()
            .resideInAPackage(API_HTTP)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(API_HTTP, "java.."));
    check(
        noClasses()
            .that()
            .resideInAPackage(OPENSTACK)
            .and()
            .resideOutsideOfPackage("io.firn.openstack.option")
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(API, CORE, CLI, "io.firn.storage..", "io.firn.media..")
                    .and(resideOutsideOfPackage(API_HTTP))));
  }

  /** But for the words in which users of all these plugins say which cloud. */
  @Test
  void theOptionsOfACloudKnowOnlyHowOptionsAreDeclared() {
    check(
        noClasses()
            .that()
            .resideInAPackage("io.firn.openstack.option")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "io.firn.api.storage..",
                "io.firn.api.media..",
                CORE,
                CLI,
                "io.firn.storage..",
                "io.firn.media.."));
  }

  @Test
  void packagesOfTheCloudSessionFormNoCycle() {
    check(slices().matching("io.firn.openstack.(**)").should().beFreeOfCycles());
  }

  @Test
  void packagesOfTheMediaOfACloudFormNoCycle() {
    check(slices().matching("io.firn.media.nova.(**)").should().beFreeOfCycles());
  }

  @Test
  void theCommandLineNamesNoPlugin() {
    check(
        noClasses()
            .that()
            .resideInAPackage(CLI)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(PLUGINS));
  }

  @Test
  void packagesOfTheCoreFormNoCycle() {
    check(slices().matching("io.firn.core.(**)").should().beFreeOfCycles());
  }

  @Test
  void packagesOfTheApiFormNoCycle() {
    check(slices().matching("io.firn.api.(**)").should().beFreeOfCycles());
  }

  /** Modules grow at different speeds: a rule about a package that is still empty holds. */
  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(firn);
  }
}
