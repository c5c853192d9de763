// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager;

import io.odpf.optimus.plugin.api.extension.BundleDigests;
import io.odpf.optimus.plugin.api.extension.ExtensionProblems;
import io.odpf.optimus.plugin.api.extension.ExtensionResolver;
import io.odpf.optimus.plugin.api.http.HttpClientFactory;
import io.odpf.optimus.plugin.api.manager.BinaryCheck;
import io.odpf.optimus.plugin.api.manager.ForwardingPluginManager;
import io.odpf.optimus.plugin.api.manager.HostConfiguration;
import io.odpf.optimus.plugin.api.manager.LocationListener;
import io.odpf.optimus.plugin.api.manager.PluginManager;
import io.odpf.optimus.plugin.api.metrics.MetricFamily;
import io.odpf.optimus.plugin.api.metrics.MetricSource;
import io.odpf.optimus.plugin.api.policy.PluginPolicy;
import io.odpf.optimus.plugin.api.provider.ProviderFactory;
import io.odpf.optimus.plugin.api.signature.SignatureVerifier;
import io.odpf.optimus.plugin.manager.host.HostOverrides;
import io.odpf.optimus.plugin.manager.metrics.ChangeMetrics;
import io.odpf.optimus.plugin.manager.operation.InstallHooks;
import io.odpf.optimus.plugin.manager.operation.LocalPluginManager;
import io.odpf.optimus.plugin.manager.operation.ManagerSettings;
import io.odpf.optimus.plugin.manager.policy.PolicyRegistry;
import io.odpf.optimus.plugin.manager.source.extension.CurrentResolver;
import io.odpf.optimus.plugin.manager.source.provider.ProviderRegistry;
import io.odpf.optimus.plugin.manager.source.signature.VerifierRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Offers the manager as a service; provider factories come and go as services. */
// Immediate: a delayed component is deactivated, and ends running operations, when its last user
// releases it.
@Component(
    service = {PluginManager.class, ExtensionProblems.class, MetricSource.class},
    immediate = true)
public final class PluginManagerComponent extends ForwardingPluginManager
    implements ExtensionProblems, MetricSource {
  private final CurrentResolver missingProviders = new CurrentResolver();
  private final CurrentResolver missingVerifiers = new CurrentResolver();
  private final ProviderRegistry registry = new ProviderRegistry(missingProviders);
  private final VerifierRegistry verifiers = new VerifierRegistry(missingVerifiers);
  private final PolicyRegistry policies = new PolicyRegistry();
  private final ExtensionIntake intake = new ExtensionIntake(registry, verifiers, policies);
  private final AtomicReference<@Nullable BundleDigests> digests = new AtomicReference<>();
  private final AtomicReference<@Nullable HostConfiguration> host = new AtomicReference<>();
  private final HostOverrides properties;
  private final BundleContext context;
  private final CurrentResolver missingSupervisor = new CurrentResolver();
  private final AtomicReference<@Nullable BinaryCheck> check = new AtomicReference<>();
  private final CurrentHttpClientFactory http = new CurrentHttpClientFactory();
  private final LocationListeners listeners = new LocationListeners();
  private final ChangeMetrics metrics = new ChangeMetrics();
  private final LocalPluginManager manager =
      new LocalPluginManager(
          registry,
          verifiers,
          http,
          ManagerSettings.defaults(),
          new InstallHooks(policies, this::check, listeners));

  @Activate
  public PluginManagerComponent(BundleContext context) {
    this.context = context;
    this.properties = HostOverrides.ofFramework(context::getProperty);
  }

  @Deactivate
  void deactivate() {
    manager.close();
  }

  @Reference(
      service = ProviderFactory.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void addProviderFactory(ServiceReference<ProviderFactory> reference, ProviderFactory factory) {
    BundleOrigin bundle = origin(reference, factory);
    intake.add(factory, bundle, bundle.origin(digests::get), ranking(reference));
  }

  /** Removes a factory after its running calls: its bundle stops when this method returns. */
  void removeProviderFactory(ProviderFactory factory) {
    registry.remove(factory);
  }

  @Reference(
      service = SignatureVerifier.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void addSignatureVerifier(
      ServiceReference<SignatureVerifier> reference, SignatureVerifier verifier) {
    BundleOrigin bundle = origin(reference, verifier);
    intake.add(verifier, bundle, bundle.origin(digests::get), ranking(reference));
  }

  /** Removes a verifier after its running calls: its bundle stops when this method returns. */
  void removeSignatureVerifier(SignatureVerifier verifier) {
    verifiers.remove(verifier);
  }

  @Reference(
      service = PluginPolicy.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void addPluginPolicy(ServiceReference<PluginPolicy> reference, PluginPolicy policy) {
    BundleOrigin bundle = origin(reference, policy);
    intake.add(policy, bundle, bundle.origin(digests::get), ranking(reference));
  }

  /** Removes a policy after its running calls: its bundle stops when this method returns. */
  void removePluginPolicy(PluginPolicy policy) {
    policies.remove(policy);
  }

  private static BundleOrigin origin(ServiceReference<?> reference, Object extension) {
    Bundle bundle = reference.getBundle();
    String capabilities = bundle.getHeaders("").get(Constants.PROVIDE_CAPABILITY);
    return new BundleOrigin(
        bundle.getSymbolicName(),
        bundle.getVersion().toString(),
        bundle.getBundleId(),
        capabilities == null ? "" : capabilities,
        reference::getProperty,
        extension);
  }

  private static int ranking(ServiceReference<?> reference) {
    Object ranking = reference.getProperty(Constants.SERVICE_RANKING);
    return ranking instanceof Integer number ? number : 0;
  }

  /** Sets the HTTP client factory. Greedy: a factory with a higher ranking replaces it. */
  @Reference(policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
  void setHttpClientFactory(HttpClientFactory factory) {
    http.set(factory);
  }

  void unsetHttpClientFactory(HttpClientFactory factory) {
    http.unset(factory);
  }

  @Reference(
      service = ExtensionResolver.class,
      target = "(" + ExtensionResolver.KIND + "=" + ExtensionResolver.PROVIDER + ")",
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC)
  void setProviderResolver(ExtensionResolver resolver) {
    missingProviders.set(resolver);
  }

  void unsetProviderResolver(ExtensionResolver resolver) {
    missingProviders.unset(resolver);
  }

  @Reference(
      service = ExtensionResolver.class,
      target = "(" + ExtensionResolver.KIND + "=" + ExtensionResolver.SIGNATURE + ")",
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC)
  void setVerifierResolver(ExtensionResolver resolver) {
    missingVerifiers.set(resolver);
  }

  void unsetVerifierResolver(ExtensionResolver resolver) {
    missingVerifiers.unset(resolver);
  }

  @Reference(
      service = ExtensionResolver.class,
      target = "(" + ExtensionResolver.KIND + "=" + ExtensionResolver.SUPERVISOR + ")",
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC)
  void setSupervisorResolver(ExtensionResolver resolver) {
    missingSupervisor.set(resolver);
  }

  void unsetSupervisorResolver(ExtensionResolver resolver) {
    missingSupervisor.unset(resolver);
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void setBinaryCheck(BinaryCheck added) {
    check.set(added);
  }

  void unsetBinaryCheck(BinaryCheck removed) {
    check.compareAndSet(removed, null);
  }

  private Optional<BinaryCheck> check() {
    if (check.get() == null) {
      missingSupervisor.resolve(ExtensionResolver.RUN_PLUGINS);
    }
    return Optional.ofNullable(check.get());
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addLocationListener(LocationListener listener) {
    listeners.add(listener);
  }

  void removeLocationListener(LocationListener listener) {
    listeners.remove(listener);
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void setBundleDigests(BundleDigests added) {
    digests.set(added);
  }

  void unsetBundleDigests(BundleDigests removed) {
    digests.compareAndSet(removed, null);
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void setHostConfiguration(HostConfiguration added) {
    host.set(added);
  }

  void unsetHostConfiguration(HostConfiguration removed) {
    host.compareAndSet(removed, null);
  }

  @Override
  public List<String> of(long id) {
    Bundle bundle = context.getBundle(id);
    if (bundle == null) {
      return List.of();
    }
    String origin = bundle.getSymbolicName() + " " + bundle.getVersion();
    try {
      List<String> problems = new ArrayList<>(registry.problems(origin));
      problems.addAll(verifiers.problems(origin));
      problems.addAll(policies.problems(origin));
      return problems;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  @Override
  public List<MetricFamily> metrics() {
    return metrics.metrics();
  }

  @Override
  protected PluginManager delegate() {
    HostConfiguration configured = host.get();
    HostOverrides overrides =
        configured == null ? properties : properties.under(configured.variables());
    return new MeasuredPluginManager(
        overrides.variables().isEmpty() ? manager : new HostedPluginManager(manager, overrides),
        metrics);
  }
}
