/**
 * Accounts, devices, tokens and third-party identifiers: what the store keeps and what operations
 * and stages ask of it.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.stagedoor.api.account;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
