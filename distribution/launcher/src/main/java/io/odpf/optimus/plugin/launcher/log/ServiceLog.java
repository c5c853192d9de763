// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.log;

import io.odpf.optimus.plugin.runtime.host.FrameworkHost;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.log.LogEntry;
import org.osgi.service.log.LogReaderService;
import org.osgi.service.log.admin.LoggerAdmin;

/** Forwards the records of OSGi's log service to the log of this process. */
public final class ServiceLog {
  /** The prefix of the loggers to which Felix Log writes framework events. */
  private static final String EVENTS = "Events.";

  /** The package of Felix SCR, which logs every step. */
  private static final String COMPONENTS = "org.apache.felix.scr";

  private ServiceLog() {}

  /**
   * Forwards records from now on, as long as the framework runs.
   *
   * @param levels the levels that determine which records are forwarded
   */
  public static void follow(FrameworkHost host, LogLevels levels) {
    BundleContext context = host.context();
    LoggerAdmin admin = service(context, LoggerAdmin.class);
    LogReaderService reader = service(context, LogReaderService.class);
    if (admin == null || reader == null) {
      return;
    }
    // The steps are logged only on request: log:set DEBUG org.apache.felix.scr
    levels.set(COMPONENTS, LogLevel.WARN);
    levels.follow(() -> apply(admin, levels));
    apply(admin, levels);
    List<LogEntry> before = new ArrayList<>(Collections.list(reader.getLog()));
    reader.addLogListener(ServiceLog::take);
    Collections.reverse(before);
    before.forEach(ServiceLog::take);
  }

  private static <T> @Nullable T service(BundleContext context, Class<T> type) {
    ServiceReference<T> reference = context.getServiceReference(type);
    return reference == null ? null : context.getService(reference);
  }

  private static void apply(LoggerAdmin admin, LogLevels levels) {
    Map<String, org.osgi.service.log.LogLevel> wanted = new LinkedHashMap<>();
    levels
        .byLogger()
        .forEach(
            (logger, level) ->
                wanted.put(
                    logger.isEmpty() ? org.osgi.service.log.Logger.ROOT_LOGGER_NAME : logger,
                    org.osgi.service.log.LogLevel.valueOf(level.name())));
    admin.getLoggerContext(null).setLogLevels(wanted);
  }

  private static void take(LogEntry entry) {
    Logger logger = Logger.getLogger(source(entry));
    LogRecord record = new LogRecord(level(entry).level(), "{0}");
    record.setLoggerName(logger.getName());
    record.setInstant(Instant.ofEpochMilli(entry.getTime()));
    Map<String, String> fields = new LinkedHashMap<>();
    if (entry.getBundle() != null) {
      fields.put("bundle", entry.getBundle().getSymbolicName());
    }
    record.setParameters(new Object[] {entry.getMessage() + "", fields});
    record.setThrown(entry.getException());
    logger.log(record);
  }

  /**
   * Returns the logger's name; records of Declarative Services about a bundle get the bundle's
   * name.
   */
  private static String source(LogEntry entry) {
    StackTraceElement location = entry.getLocation();
    if (location != null && location.getClassName().startsWith(COMPONENTS)) {
      return COMPONENTS;
    }
    String name = entry.getLoggerName();
    boolean named =
        name != null
            && !name.isEmpty()
            && !name.equals(org.osgi.service.log.Logger.ROOT_LOGGER_NAME);
    return named || entry.getBundle() == null ? name + "" : entry.getBundle().getSymbolicName();
  }

  private static LogLevel level(LogEntry entry) {
    if (String.valueOf(entry.getLoggerName()).startsWith(EVENTS)) {
      return LogLevel.TRACE;
    }
    return switch (entry.getLogLevel()) {
      case AUDIT, INFO -> LogLevel.INFO;
      case ERROR -> LogLevel.ERROR;
      case WARN -> LogLevel.WARN;
      case DEBUG -> LogLevel.DEBUG;
      case TRACE -> LogLevel.TRACE;
    };
  }
}
