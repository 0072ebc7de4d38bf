/** What operators give the pages of their own: templates, texts, pictures. */
@NullMarked
package org.stagedoor.core.brand;

import org.jspecify.annotations.NullMarked;
