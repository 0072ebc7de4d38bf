package org.stagedoor.account;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.stagedoor.api.account.IdentityServers;
import org.stagedoor.api.account.LoginOffers;
import org.stagedoor.api.account.Passwords;
import org.stagedoor.api.account.Validations;
import org.stagedoor.api.service.LiveServices;

/**
 * The one place of this bundle that sees services come and go: were the references of the
 * operations themselves dynamic, each would have to; were they static, a route would vanish for a
 * moment whenever a stage is updated. Requests wait for a service that is being updated.
 */
@Component(service = Installed.class)
public final class InstalledServices implements Installed {
  /** How long requests wait for a service that is being updated. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final LiveServices<Passwords> passwords = new LiveServices<>(() -> PATIENCE);
  private final LiveServices<IdentityServers> identityServers = new LiveServices<>(() -> PATIENCE);
  private final LiveServices<Validations> validations = new LiveServices<>(() -> PATIENCE);
  private final LiveServices<LoginOffers> loginOffers = new LiveServices<>(() -> PATIENCE);

  @Reference(policyOption = ReferencePolicyOption.GREEDY)
  private volatile List<AuditSink> auditSinks = List.of();

  @Reference(policy = ReferencePolicy.DYNAMIC, cardinality = ReferenceCardinality.MULTIPLE)
  void addPasswords(
      ServiceReference<Passwords> reference, Passwords service, Map<String, Object> properties) {
    passwords.add(reference, properties, service);
  }

  void removePasswords(ServiceReference<Passwords> reference) {
    passwords.remove(reference, uninstalled(reference));
  }

  @Reference(policy = ReferencePolicy.DYNAMIC, cardinality = ReferenceCardinality.MULTIPLE)
  void addIdentityServers(
      ServiceReference<IdentityServers> reference,
      IdentityServers service,
      Map<String, Object> properties) {
    identityServers.add(reference, properties, service);
  }

  void removeIdentityServers(ServiceReference<IdentityServers> reference) {
    identityServers.remove(reference, uninstalled(reference));
  }

  @Reference(policy = ReferencePolicy.DYNAMIC, cardinality = ReferenceCardinality.MULTIPLE)
  void addValidations(
      ServiceReference<Validations> reference,
      Validations service,
      Map<String, Object> properties) {
    validations.add(reference, properties, service);
  }

  void removeValidations(ServiceReference<Validations> reference) {
    validations.remove(reference, uninstalled(reference));
  }

  @Reference(policy = ReferencePolicy.DYNAMIC, cardinality = ReferenceCardinality.MULTIPLE)
  void addLoginOffers(
      ServiceReference<LoginOffers> reference,
      LoginOffers service,
      Map<String, Object> properties) {
    loginOffers.add(reference, properties, service);
  }

  void removeLoginOffers(ServiceReference<LoginOffers> reference) {
    loginOffers.remove(reference, uninstalled(reference));
  }

  private static BooleanSupplier uninstalled(ServiceReference<?> reference) {
    Bundle bundle = reference.getBundle();
    return () -> bundle == null || bundle.getState() == Bundle.UNINSTALLED;
  }

  @Override
  public Optional<Passwords> passwords() {
    return passwords.first();
  }

  @Override
  public List<AuditSink> auditSinks() {
    return auditSinks;
  }

  @Override
  public List<Validations> validations() {
    return validations.all();
  }

  @Override
  public Optional<IdentityServers> identityServers() {
    return identityServers.first();
  }

  @Override
  public List<LoginOffers> loginOffers() {
    return loginOffers.all();
  }
}
