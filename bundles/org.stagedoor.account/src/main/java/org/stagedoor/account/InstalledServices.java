package org.stagedoor.account;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.stagedoor.api.account.IdentityServers;
import org.stagedoor.api.account.LoginOffers;
import org.stagedoor.api.account.Passwords;
import org.stagedoor.api.account.Validations;

/**
 * The one place of this bundle that sees services come and go: were the references of the
 * operations themselves dynamic, each would have to; were they static, a route would vanish for a
 * moment whenever a stage is updated.
 */
@Component(service = Installed.class)
public final class InstalledServices implements Installed {
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile @Nullable Passwords passwords;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile @Nullable IdentityServers identityServers;

  @Reference(policyOption = ReferencePolicyOption.GREEDY)
  private volatile List<AuditSink> auditSinks = List.of();

  @Reference(policyOption = ReferencePolicyOption.GREEDY)
  private volatile List<Validations> validations = List.of();

  @Reference(policyOption = ReferencePolicyOption.GREEDY)
  private volatile List<LoginOffers> loginOffers = List.of();

  @Override
  public Optional<Passwords> passwords() {
    return Optional.ofNullable(passwords);
  }

  @Override
  public List<AuditSink> auditSinks() {
    return auditSinks;
  }

  @Override
  public List<Validations> validations() {
    return validations;
  }

  @Override
  public Optional<IdentityServers> identityServers() {
    return Optional.ofNullable(identityServers);
  }

  @Override
  public List<LoginOffers> loginOffers() {
    return loginOffers;
  }
}
