/**
 * Requests, answers, errors and pages in the words of the Matrix client-server API, free of any
 * HTTP library's types.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.stagedoor.api.http;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
