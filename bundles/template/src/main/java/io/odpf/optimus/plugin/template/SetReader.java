// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.template.function.FunctionTable;
import io.odpf.optimus.plugin.template.parse.ParsedFile;
import io.odpf.optimus.plugin.template.parse.Parser;
import io.odpf.optimus.plugin.template.parse.SyntaxException;
import io.odpf.optimus.plugin.template.parse.Vocabulary;
import io.odpf.optimus.plugin.template.problem.TemplateException;
import io.odpf.optimus.plugin.template.text.Utf8;
import io.odpf.optimus.plugin.template.tree.Source;
import io.odpf.optimus.plugin.template.tree.TemplateTree;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Parses the templates in a set of files. Each instance can be used once. */
final class SetReader {
  private static final List<String> PARTIAL_SUFFIXES = List.of(".gtpl", ".j2", ".tmpl", ".tpl");

  private final Vocabulary vocabulary;
  private final SortedMap<String, ParsedFile> parsed = new TreeMap<>();
  private final List<Problem> problems = new ArrayList<>();

  SetReader(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /**
   * The parsed files.
   *
   * @param rendered the names of the files that are rendered
   * @param files the content of these files and of those that they include, by file name
   */
  record Result(Set<String> rendered, SortedMap<String, ParsedFile> files) {
    /** Returns the set of all templates. If two files define the same name, the later file wins. */
    TemplateSet set(FunctionTable functions, FunctionTable methods) {
      Map<String, TemplateTree> trees = new HashMap<>();
      Set<String> called = new HashSet<>();
      for (ParsedFile file : files.values()) {
        called.addAll(file.functions());
        for (TemplateTree tree : new TreeMap<>(file.trees()).values()) {
          if (!trees.containsKey(tree.name()) || !tree.isEmpty()) {
            trees.put(tree.name(), tree);
          }
        }
      }
      return new TemplateSet(rendered, Map.copyOf(trees), called, functions, methods);
    }
  }

  /**
   * @param hasPartials whether files with certain suffixes are partials, which are not rendered
   *     themselves
   */
  Result read(Map<String, String> files, boolean hasPartials) throws TemplateException {
    SortedMap<String, String> partials = new TreeMap<>();
    Set<String> rendered = new HashSet<>();
    new TreeMap<>(files)
        .forEach(
            (name, text) -> {
              if (hasPartials && isPartial(name)) {
                partials.put(name, text);
              } else {
                rendered.add(name);
                parse(name, text);
              }
            });
    addIncluded(partials);
    if (!problems.isEmpty()) {
      throw new TemplateException(problems);
    }
    return new Result(Set.copyOf(rendered), Collections.unmodifiableSortedMap(parsed));
  }

  private static boolean isPartial(String name) {
    return PARTIAL_SUFFIXES.stream().anyMatch(name::endsWith);
  }

  private void parse(String name, String text) {
    Source source = source(name, text);
    try {
      parsed.put(name, Parser.parse(source, vocabulary));
    } catch (SyntaxException e) {
      problems.add(
          Problem.at(
              source.position(e.index()),
              e.code(),
              Utf8.decode(String.valueOf(e.getMessage())),
              Utf8.decode(e.hint())));
    }
  }

  /** Parses partial files until no template includes one that has not been parsed. */
  private void addIncluded(SortedMap<String, String> partials) {
    Map<String, Optional<ParsedFile>> candidates = new HashMap<>();
    boolean changed = !partials.isEmpty();
    while (changed) {
      changed = false;
      Set<String> wanted = new HashSet<>();
      parsed.values().forEach(file -> wanted.addAll(file.includes()));
      for (Map.Entry<String, String> file : new TreeMap<>(partials).entrySet()) {
        if (isWanted(file.getKey(), file.getValue(), wanted, candidates)) {
          parse(file.getKey(), file.getValue());
          partials.remove(file.getKey());
          changed = true;
        }
      }
    }
  }

  private boolean isWanted(
      String name, String text, Set<String> wanted, Map<String, Optional<ParsedFile>> candidates) {
    if (wanted.contains(Utf8.encode(name))) {
      return true;
    }
    return !wanted.isEmpty()
        && candidates
            .computeIfAbsent(name, key -> candidate(key, text))
            .filter(file -> !Collections.disjoint(file.trees().keySet(), wanted))
            .isPresent();
  }

  /** Parses a file that need not be a template: a file with another syntax defines nothing. */
  private Optional<ParsedFile> candidate(String name, String text) {
    try {
      return Optional.of(Parser.parse(source(name, text), vocabulary));
    } catch (SyntaxException e) {
      return Optional.empty();
    }
  }

  private static Source source(String name, String text) {
    return new Source(name, Utf8.encode(text));
  }
}
