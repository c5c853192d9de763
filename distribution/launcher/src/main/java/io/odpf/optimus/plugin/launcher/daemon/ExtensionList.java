// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.daemon;

import io.odpf.optimus.plugin.api.provider.ProviderFactory;
import io.odpf.optimus.plugin.api.signature.SignatureVerifier;
import io.odpf.optimus.plugin.launcher.installation.Installation;
import io.odpf.optimus.plugin.runtime.index.ExtensionKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** The provider types or signature schemes of a runtime, each with the bundle that provides it. */
final class ExtensionList {
  private static final Comparator<Map<String, Object>> BY_NAME =
      Comparator.comparing((Map<String, Object> item) -> (String) item.get("name"))
          .thenComparing(item -> -(Integer) item.getOrDefault("ranking", 0));

  private final BundleContext context;
  private final Installation installation;

  ExtensionList(BundleContext context, Installation installation) {
    this.context = context;
    this.installation = installation;
  }

  List<Map<String, Object>> providers() throws IOException {
    return list(ProviderFactory.class, ProviderFactory::type, ExtensionKind.PROVIDER);
  }

  List<Map<String, Object>> verifiers() throws IOException {
    return list(SignatureVerifier.class, SignatureVerifier::scheme, ExtensionKind.SIGNATURE);
  }

  /**
   * Lists the extensions of active bundles and of those that are started on demand, by name and
   * ranking.
   */
  private <T> List<Map<String, Object>> list(
      Class<T> type, Function<T, String> named, ExtensionKind kind) throws IOException {
    List<Map<String, Object>> items = new ArrayList<>();
    Set<String> bundles = new HashSet<>();
    for (ServiceReference<T> reference : references(type)) {
      Bundle bundle = reference.getBundle();
      if (bundle != null) {
        bundles.add(bundle.getSymbolicName());
        Object ranking = reference.getProperty(Constants.SERVICE_RANKING);
        items.add(
            item(
                name(reference, named),
                bundle.getSymbolicName(),
                bundle.getVersion().toString(),
                ranking instanceof Integer number ? number : 0,
                "active"));
      }
    }
    for (Map.Entry<String, List<String>> entry : installation.index().extensions(kind).entrySet()) {
      String file = entry.getValue().get(entry.getValue().size() - 1);
      Attributes headers = headers(installation.bundles().resolve(file));
      String bundle = headers.getValue(Constants.BUNDLE_SYMBOLICNAME).split(";", 2)[0];
      if (!bundles.contains(bundle)) {
        String version = headers.getValue(Constants.BUNDLE_VERSION);
        items.add(item(entry.getKey(), bundle, version, 0, "on demand"));
      }
    }
    items.sort(BY_NAME);
    Set<Object> seen = new HashSet<>();
    items.forEach(item -> item.put("used", seen.add(item.get("name"))));
    return items;
  }

  private <T> Collection<ServiceReference<T>> references(Class<T> type) {
    try {
      return context.getServiceReferences(type, null);
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private <T> String name(ServiceReference<T> reference, Function<T, String> named) {
    T service = context.getService(reference);
    try {
      return service == null ? "?" : named.apply(service);
    } catch (RuntimeException | LinkageError e) {
      return "? (" + e + ")";
    } finally {
      context.ungetService(reference);
    }
  }

  private static Attributes headers(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile(), false)) {
      return file.getManifest().getMainAttributes();
    }
  }

  private static Map<String, Object> item(
      String name, String bundle, String version, int ranking, String state) {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("name", name);
    item.put("bundle", bundle);
    item.put("version", version);
    item.put("ranking", ranking);
    item.put("state", state);
    return item;
  }
}
