package dev.dovetail.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which arrows may be drawn, and what nobody may do. {@code root} is {@code dev.dovetail}, or the bad sample's copy of it. */
final class HouseRules {
    private final String root;

    HouseRules(String root) {
        this.root = root;
    }

    private String[] in(String... sides) {
        return java.util.Arrays.stream(sides)
                .map(side -> root + "." + side + "..")
                .toArray(String[]::new);
    }

    private ArchRule arrow(String from, String... mayNotSee) {
        return noClasses()
                .that()
                .resideInAnyPackage(in(from))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(in(mayNotSee))
                .as(from + " sees none of " + String.join(", ", mayNotSee))
                .allowEmptyShould(true);
    }

    ArchRule omsDoesNotSeeWms() {
        return arrow("oms", "wms", "connectors", "console", "server", "lab");
    }

    ArchRule wmsDoesNotSeeOms() {
        return arrow("wms", "oms", "connectors", "console", "server", "lab");
    }

    ArchRule connectorsSeeOnlyContractAndGround() {
        return arrow("connectors", "oms", "wms", "carriage", "console", "server", "lab");
    }

    ArchRule groundSeesOnlyTheKernel() {
        return arrow("ground", "contract", "carriage", "oms", "wms", "connectors", "console", "server", "lab");
    }

    ArchRule carriageSeesNoSide() {
        return arrow("carriage", "oms", "wms", "connectors", "console", "server", "lab");
    }

    ArchRule contractSeesOnlyTheKernel() {
        return arrow("contract", "ground", "carriage", "oms", "wms", "connectors", "console", "server", "lab");
    }

    ArchRule nobodySeesTheLab() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackages(root + ".lab..", root + ".bench..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(root + ".lab..")
                .as("nobody but the bench sees the lab")
                .allowEmptyShould(true);
    }

    ArchRule wordsArePlainJava() {
        return noClasses()
                .that()
                .resideInAnyPackage(in("kernel", "contract"))
                .or()
                .haveNameMatching(".*(State|Fact|Command)(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "java.sql..", "javax.sql..")
                .as("kernel, contract, states, facts and commands know no Spring and no SQL")
                .allowEmptyShould(true);
    }

    ArchRule timeIsPassedIn() {
        return noClasses()
                .that()
                .resideInAnyPackage(
                        in("kernel", "contract", "carriage", "ground", "oms", "wms", "connectors", "console"))
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .as("time is an argument or comes from the InstantSource")
                .allowEmptyShould(true);
    }

    ArchRule chanceIsPassedIn() {
        return noClasses()
                .that()
                .resideInAnyPackage(in("kernel", "contract", "carriage", "oms", "wms", "connectors"))
                .should()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(Math.class, "random")
                .as("ids come from the IdSource, chance from a passed generator")
                .allowEmptyShould(true);
    }

    /** A stream of rows keeps its connection until it is closed; a list gives it back. */
    ArchRule rowsAreLists() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .callMethod(JdbcClient.MappedQuerySpec.class, "stream")
                .as("rows are read as lists, which give the connection back");
    }

    ArchRule noMocks() {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.mockito..")
                .as("fakes by hand, never mocks");
    }

    ArchRule noFieldInjection() {
        return fields().should().notBeAnnotatedWith("org.springframework.beans.factory.annotation.Autowired");
    }

    ArchRule namesOfTheTrade() {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .haveNameNotMatching(".*(Impl|Util|Utils|Helper|Manager|Dto|DTO)")
                .andShould()
                .resideOutsideOfPackages("..util..", "..common..", "..service..", "..dto..", "..impl..", "..helper..");
    }

    /** Every class of the product; test classes come as a folder or, once packaged, as a jar. */
    static JavaClasses house() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .withImportOption(location -> !location.contains("-tests.jar"))
                .importPackages("dev.dovetail");
    }

    static boolean isPublicType(JavaClass type) {
        return type.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.PUBLIC)
                && type.isTopLevelClass();
    }
}
