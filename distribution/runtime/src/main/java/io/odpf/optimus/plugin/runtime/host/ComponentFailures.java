// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime.host;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * Explains which components of a bundle could not be activated. Uses reflection, since in some
 * runtimes the classes of Declarative Services belong to a bundle and are not shared with the host.
 */
final class ComponentFailures {
  private static final String RUNTIME =
      "org.osgi.service.component.runtime.ServiceComponentRuntime";

  /** FAILED_ACTIVATION in ComponentConfigurationDTO of chapter 112 of the OSGi compendium. */
  private static final int FAILED = 16;

  /** UNSATISFIED_REFERENCE in the same class. */
  private static final int UNSATISFIED = 2;

  private static final int LONGEST = 300;

  private ComponentFailures() {}

  /** Returns the first failure; empty if there is none, or if no component was activated yet. */
  static Optional<String> of(BundleContext context, Bundle bundle) {
    try {
      // The host does not share the type, by which getServiceReference would select.
      ServiceReference<?>[] references = context.getAllServiceReferences(RUNTIME, null);
      Object runtime = references == null ? null : context.getService(references[0]);
      if (runtime == null) {
        return Optional.empty();
      }
      try {
        return first(runtime, bundle);
      } finally {
        context.ungetService(references[0]);
      }
    } catch (ReflectiveOperationException | InvalidSyntaxException | IllegalStateException e) {
      // The service has another implementation, or is stopping: the components are unknown.
      return Optional.empty();
    }
  }

  private static Optional<String> first(Object runtime, Bundle bundle)
      throws ReflectiveOperationException {
    Object bundles = Array.newInstance(Bundle.class, 1);
    Array.set(bundles, 0, bundle);
    for (Object description : listed(runtime, "getComponentDescriptionDTOs", bundles)) {
      for (Object configuration : listed(runtime, "getComponentConfigurationDTOs", description)) {
        Object state = configuration.getClass().getField("state").get(configuration);
        Object name = description.getClass().getField("name").get(description);
        if (state.equals(UNSATISFIED)) {
          return Optional.of(
              "its component " + name + " waits for " + missing(description, configuration));
        }
        if (state.equals(FAILED)) {
          Object reason = configuration.getClass().getField("failure").get(configuration);
          return Optional.of("its component " + name + " fails: " + lastCause(reason));
        }
      }
    }
    return Optional.empty();
  }

  /** Describes the missing services that a component needs. */
  private static String missing(Object description, Object configuration)
      throws ReflectiveOperationException {
    StringBuilder services = new StringBuilder();
    for (Object unsatisfied : array(configuration, "unsatisfiedReferences")) {
      Object wanted = unsatisfied.getClass().getField("name").get(unsatisfied);
      for (Object reference : array(description, "references")) {
        if (reference.getClass().getField("name").get(reference).equals(wanted)) {
          services.append(services.isEmpty() ? "" : ", ");
          services.append(reference.getClass().getField("interfaceName").get(reference));
        }
      }
    }
    return "a service that no bundle here provides: " + services + "; drop in one that does";
  }

  private static Object[] array(Object dto, String field) throws ReflectiveOperationException {
    Object values = dto.getClass().getField(field).get(dto);
    return values == null ? new Object[0] : (Object[]) values;
  }

  private static Collection<?> listed(Object runtime, String name, Object argument)
      throws ReflectiveOperationException {
    for (Method method : runtime.getClass().getMethods()) {
      if (method.getName().equals(name)
          && method.getParameterCount() == 1
          && method.getParameterTypes()[0].isInstance(argument)) {
        try {
          method.setAccessible(true);
          return (Collection<?>) method.invoke(runtime, argument);
        } catch (InvocationTargetException failure) {
          throw new IllegalStateException(failure.getCause());
        }
      }
    }
    throw new NoSuchMethodException(name);
  }

  /** Returns the last cause of a failure that is given as a stack trace. */
  private static String lastCause(Object reason) {
    String cause = "";
    for (String line : String.valueOf(reason).split("\\R")) {
      String text = line.strip();
      if (cause.isEmpty() || text.startsWith("Caused by: ")) {
        cause = text;
      }
    }
    String text = StartFailure.missingClass(cause.replace("Caused by: ", ""));
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
  }
}
