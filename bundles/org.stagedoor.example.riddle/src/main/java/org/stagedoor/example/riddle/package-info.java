/** The README's example of a stage: passed by answering a riddle. */
@NullMarked
package org.stagedoor.example.riddle;

import org.jspecify.annotations.NullMarked;
