// SPDX-License-Identifier: Apache-2.0

import com.sun.management.OperatingSystemMXBean;
import io.odpf.optimus.plugin.template.Data;
import io.odpf.optimus.plugin.template.RenderSettings;
import io.odpf.optimus.plugin.template.Rendering;
import io.odpf.optimus.plugin.template.TemplateEngine;
import io.odpf.optimus.plugin.template.TemplateSet;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Renders the templates of a typical instance again and again: its configurations and an asset.
 * Prints the nanoseconds of CPU time of a pass, a line a round. With a file as its argument, writes
 * there what the program in Go takes instead.
 */
public final class Templates {
  private static final int WARM = 10_000;
  private static final int ROUNDS = 15;
  private static final int PASSES = 1_000;

  private static final List<String> CONFIGURATIONS =
      List.of(
          "{{.DSTART}}",
          "{{.DEND | Date}}",
          "{{.GLOBAL__BUCKET}}",
          "{{.proj.BROKERS}}",
          "{{.secret.api_key}}",
          "{{index .secret \"api_key\"}}",
          "{{.nope}}",
          "  x {{.EXECUTION_TIME}}  ",
          "note: .secret. is special",
          "BATCH",
          "APPEND",
          "{{ .DSTART | Date | replace \"-\" \"\" }}",
          "{{ printf \"%s/%s/%05d\" .GLOBAL__BUCKET .JOB_DESTINATION 42 }}",
          "{{ toDate \"2006-01-02T15:04:05Z07:00\" .DSTART | date_modify \"-24h\" | date \"2006-01-02\" }}",
          "{{ if eq .GLOBAL__ENV \"production\" }}prod{{ else }}test{{ end }}",
          "{{ .GLOBAL__TABLES | splitList \",\" | join \" \" | upper }}",
          "{{ default \"none\" .proj.OPTIONAL }}",
          "{{ regexReplaceAll \"[^a-z]+\" .JOB_DESTINATION \"_\" }}");

  private static final String ASSET =
      """
      -- from {{ .DSTART }} to {{ .DEND }}
      {{- define "column" }}{{ .name }} as {{ .alias | default .name }}{{ end }}
      select
      {{- range $i, $table := .GLOBAL__TABLES | splitList "," }}
        {{ if $i }},{{ end }}{{ template "column" (dict "name" $table "alias" (printf "c%d" $i)) }}
      {{- end }}
      from `{{ .JOB_DESTINATION }}`
      where event_timestamp >= '{{ .DSTART }}' and event_timestamp < '{{ .DEND }}'
        and date(created) = '{{ .DSTART | Date }}'
      {{- with .proj.FILTER }}
        and {{ . }}
      {{- end }}
      """;

  private static final Map<String, String> INSTANCE =
      Map.of(
          "DSTART", "2021-05-25T00:00:00Z",
          "DEND", "2021-05-26T00:00:00Z",
          "EXECUTION_TIME", "2021-05-26T02:00:09Z",
          "JOB_DESTINATION", "proj.data.tbl");

  private static final Map<String, String> PROJECT =
      Map.of(
          "BROKERS", "n:9092",
          "BUCKET", "gs://p",
          "ENV", "production",
          "FILTER", "country = 'ID'",
          "TABLES", "orders,customers,drivers,payments,refunds");

  private static final Map<String, String> SECRETS = Map.of("api_key", "s3cr'et");

  private Templates() {}

  public static void main(String[] arguments) throws Exception {
    if (arguments.length > 0) {
      write(Path.of(arguments[0]));
    } else {
      measure();
    }
  }

  private static List<String> templates() {
    List<String> templates = new ArrayList<>(CONFIGURATIONS);
    templates.add(ASSET);
    return templates;
  }

  private static void measure() throws Exception {
    TemplateEngine engine = new TemplateEngine();
    List<TemplateSet> sets = new ArrayList<>();
    for (String template : templates()) {
      sets.add(engine.parse("t", template));
    }
    RenderSettings settings = RenderSettings.standard();
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    Data data = data();
    for (int i = 0; i < WARM; i++) {
      pass(sets, data, settings);
    }
    for (int round = 0; round < ROUNDS; round++) {
      long start = system.getProcessCpuTime();
      long characters = 0;
      for (int i = 0; i < PASSES; i++) {
        characters += pass(sets, data, settings);
      }
      long nanos = (system.getProcessCpuTime() - start) / PASSES;
      System.out.println(characters > 0 ? nanos : -1);
    }
  }

  private static long pass(List<TemplateSet> sets, Data data, RenderSettings settings)
      throws Exception {
    long characters = 0;
    for (TemplateSet set : sets) {
      Rendering rendering = set.render("t", data, settings);
      characters += rendering.text().length();
    }
    return characters;
  }

  private static Data data() {
    Map<String, Data> fields = new HashMap<>(texts(INSTANCE));
    PROJECT.forEach((key, value) -> fields.put("GLOBAL__" + key, Data.text(value)));
    fields.put("inst", new Data.Texts(texts(INSTANCE)));
    fields.put("proj", new Data.Texts(texts(PROJECT)));
    Map<String, Data.Text> secrets = new HashMap<>();
    SECRETS.forEach((name, value) -> secrets.put(name, Data.secret(name, value)));
    fields.put("secret", new Data.Texts(secrets));
    return new Data.Fields(fields);
  }

  private static Map<String, Data.Text> texts(Map<String, String> strings) {
    Map<String, Data.Text> texts = new HashMap<>();
    strings.forEach((key, value) -> texts.put(key, Data.text(value)));
    return texts;
  }

  private static void write(Path file) throws IOException {
    Map<String, String> values = new HashMap<>(INSTANCE);
    PROJECT.forEach((key, value) -> values.put("GLOBAL__" + key, value));
    StringBuilder out = new StringBuilder("{\"strings\":{\"inst\":").append(json(INSTANCE));
    out.append(",\"proj\":").append(json(PROJECT));
    out.append(",\"secret\":").append(json(SECRETS));
    out.append("},\"values\":").append(json(values)).append("}\n");
    for (String template : templates()) {
      out.append(json(template)).append('\n');
    }
    Files.writeString(file, out);
  }

  private static String json(Map<String, String> strings) {
    List<String> entries = new ArrayList<>();
    strings.forEach((key, value) -> entries.add(json(key) + ":" + json(value)));
    return "{" + String.join(",", entries) + "}";
  }

  private static String json(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }
}
