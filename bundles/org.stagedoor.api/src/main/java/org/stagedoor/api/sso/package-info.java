/** Single sign-on: what auth types are made of that prove a user by an identity provider. */
@Export
@Version("1.0.0")
@NullMarked
package org.stagedoor.api.sso;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
