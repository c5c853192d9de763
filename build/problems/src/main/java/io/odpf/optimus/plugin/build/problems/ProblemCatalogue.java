// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.build.problems;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.odpf.optimus.plugin.api.problem.ProblemCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The codes of problems that the bundles on the class path declare as constants of enums.
 * Immutable.
 */
final class ProblemCatalogue {
  private final JavaClasses classes;
  private final List<ProblemCode> codes;

  private ProblemCatalogue(JavaClasses classes, List<ProblemCode> codes) {
    this.classes = classes;
    this.codes = List.copyOf(codes);
  }

  /** Reads the catalogue from the class path. */
  static ProblemCatalogue read() {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.odpf.optimus.plugin");
    List<ProblemCode> codes = new ArrayList<>();
    for (JavaClass type : classes) {
      if (type.isEnum() && type.isAssignableTo(ProblemCode.class)) {
        for (Object constant : type.reflect().getEnumConstants()) {
          codes.add((ProblemCode) constant);
        }
      }
    }
    codes.sort(Comparator.comparing(ProblemCode::word).thenComparing(ProblemCatalogue::name));
    return new ProblemCatalogue(classes, codes);
  }

  /** Returns the codes, sorted by their words. */
  List<ProblemCode> codes() {
    return codes;
  }

  /** Returns the names of classes other than enums that implement the interface of codes. */
  List<String> implementationsOutsideEnums() {
    return classes.stream()
        .filter(type -> type.isAssignableTo(ProblemCode.class) && !type.isInterface())
        .filter(type -> !type.isAssignableTo(Enum.class))
        .map(JavaClass::getName)
        .sorted()
        .toList();
  }

  /** Returns the names of the constants that no code outside their enums refers to. */
  List<String> unused() {
    return codes.stream().filter(code -> !isUsed(code)).map(ProblemCatalogue::name).toList();
  }

  private boolean isUsed(ProblemCode code) {
    Enum<?> constant = (Enum<?>) code;
    JavaClass type = classes.get(constant.getDeclaringClass());
    return type.getField(constant.name()).getAccessesToSelf().stream()
        .anyMatch(access -> !access.getOriginOwner().equals(type));
  }

  /** Returns the name of a code's constant, with that of its class. */
  static String name(ProblemCode code) {
    Enum<?> constant = (Enum<?>) code;
    return constant.getDeclaringClass().getName() + "." + constant.name();
  }
}
