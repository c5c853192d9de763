/** Places that have artifacts by digest: mirrors. Reads them; what writes them is an operation. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.manager.source.place;
