/**
 * Places that provide artifacts by digest: mirrors and servers. Only reads; an operation writes
 * mirrors.
 */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.manager.source.place;
