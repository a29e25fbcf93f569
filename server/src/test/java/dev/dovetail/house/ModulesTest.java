package dev.dovetail.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;

class ModulesTest {
    private static final JavaClasses HOUSE = HouseRules.house();
    private static final Set<String> SHARED_WORDS = Set.of(
            "dev.dovetail.kernel",
            "dev.dovetail.contract.fulfillment",
            "dev.dovetail.contract.carriage",
            "dev.dovetail.contract.channel",
            "dev.dovetail.contract.counter");

    /** Packages with code that are neither a module nor shared words: nobody would check their arrows. */
    private static Set<String> homeless(JavaClasses classes) {
        return classes.stream()
                .map(type -> type.getPackage())
                .filter(pack -> !SHARED_WORDS.contains(pack.getName()))
                .filter(pack -> !pack.isAnnotatedWith(ApplicationModule.class))
                .map(pack -> pack.getName())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void every_package_belongs_to_a_module() {
        assertThat(homeless(HOUSE)).isEmpty();
    }

    @Test
    void a_package_without_a_module_is_found() {
        assertThat(homeless(new ClassFileImporter().importPackages("dev.dovetail.house.bad.common")))
                .containsExactly("dev.dovetail.house.bad.common");
    }

    @Test
    void modules_use_only_what_they_declare() {
        ApplicationModules.of("dev.dovetail", ModulesTest::program).verify();
    }

    /** What other modules lend their tests may know more than the module. */
    private static boolean program(Location location) {
        return new ImportOption.DoNotIncludeTests().includes(location) && !location.contains("-tests.jar");
    }

    @Test
    void an_undeclared_arrow_is_found() {
        assertThatThrownBy(() -> ApplicationModules.of(
                                "dev.dovetail.house.badmodules", new ImportOption.OnlyIncludeTests())
                        .verify())
                .isInstanceOf(Violations.class)
                .hasMessageContaining("shy");
    }

    @Test
    void at_most_two_public_classes_are_a_package_s_face() {
        assertThat(wideFaces(HOUSE)).isEmpty();
    }

    private static List<String> wideFaces(JavaClasses classes) {
        var faces = new TreeMap<String, Set<String>>();
        classes.stream()
                .filter(HouseRules::isPublicType)
                .filter(type -> !type.isRecord() && !type.isInterface() && !type.isEnum() && !type.isAnnotation())
                .filter(type -> !type.isAssignableTo(Throwable.class))
                .filter(type -> !SHARED_WORDS.contains(type.getPackageName()))
                .forEach(type -> faces.computeIfAbsent(type.getPackageName(), _ -> new TreeSet<>())
                        .add(type.getSimpleName()));
        return faces.entrySet().stream()
                .filter(e -> e.getValue().size() > 2)
                .map(Object::toString)
                .toList();
    }
}
