package org.stagedoor.deploy;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stagedoor.deploy.jar.BundleJar;
import org.stagedoor.deploy.trust.Policy;

/**
 * Says which jars may be deployed, and remembers it by their hashes, since a signature takes long
 * to check. A jar that can't be read at the moment is judged as it was by the same rule, or refused
 * if it was not, and judged anew at the next look. One thread.
 */
final class Judge {
  private static final Logger LOG = LoggerFactory.getLogger(Judge.class);

  private final Ground ground;
  private final Map<String, Optional<String>> settled = new HashMap<>();
  private final Map<String, Optional<String>> before = new HashMap<>();
  private final Map<String, Optional<String>> open = new HashMap<>();
  private Policy policy;

  Judge(Ground ground, Policy policy) {
    this.ground = ground;
    this.policy = policy;
  }

  /**
   * Takes over the policy in force.
   *
   * @return whether jars may be judged otherwise now
   */
  boolean follow(Policy now) {
    boolean due = !open.isEmpty();
    open.clear();
    if (now.equals(policy)) {
      return due;
    }
    if (now.trust() == policy.trust()) {
      before.putAll(settled);
    } else {
      // What passed another rule is no reason to let it pass this one.
      before.clear();
    }
    settled.clear();
    policy = now;
    return true;
  }

  /** Why a jar may not be deployed here, if it may not. */
  Optional<String> refusal(BundleJar jar) {
    Optional<String> refusal = ground.refusal(jar);
    if (refusal.isPresent()) {
      return refusal;
    }
    String hash = jar.sha256();
    Optional<String> known = settled.containsKey(hash) ? settled.get(hash) : open.get(hash);
    return known == null ? judge(jar) : known;
  }

  private Optional<String> judge(BundleJar jar) {
    try {
      Optional<String> judgement = policy.refusal(jar);
      settled.put(jar.sha256(), judgement);
      return judgement;
    } catch (IOException e) {
      LOG.debug("{} can't be judged now", jar.copy(), e);
      Optional<String> judgement =
          before.getOrDefault(
              jar.sha256(), Optional.of("it can't be read now, and is tried again: " + e));
      open.put(jar.sha256(), judgement);
      return judgement;
    }
  }

  /** Judges a jar anew when it is asked for next; it was dropped again. */
  void forget(String sha256) {
    Optional<String> judgement = settled.remove(sha256);
    if (judgement != null) {
      before.put(sha256, judgement);
    }
    open.remove(sha256);
  }
}
