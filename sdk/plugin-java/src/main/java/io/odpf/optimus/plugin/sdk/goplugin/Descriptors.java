// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk.goplugin;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The compiled .proto files and their declarations. The lite runtime has no descriptors, so this
 * class reads the compiler's descriptor set by the field numbers of {@code
 * google/protobuf/descriptor.proto}. Immutable.
 */
final class Descriptors {
  private static final String RESOURCE = "/io/odpf/optimus/plugin/proto/descriptors.binpb";

  /** {@code FileDescriptorSet.file}. */
  private static final int FILE = 1;

  /** {@code name} of files, messages, enumerations, services and methods. */
  private static final int NAME = 1;

  /** {@code FileDescriptorProto.package}. */
  private static final int PACKAGE = 2;

  /** {@code FileDescriptorProto.dependency}. */
  private static final int DEPENDENCY = 3;

  /** {@code FileDescriptorProto.message_type}, {@code enum_type} and {@code service}. */
  private static final int[] DECLARATIONS = {4, 5, 6};

  /** {@code DescriptorProto.nested_type} and {@code enum_type}. */
  private static final int[] NESTED = {3, 4};

  /** {@code ServiceDescriptorProto.method}. */
  private static final int[] METHODS = {2};

  private final Map<String, ByteString> files = new HashMap<>();
  private final Map<String, List<String>> dependencies = new HashMap<>();
  private final Map<String, String> fileOf = new HashMap<>();

  private Descriptors(ByteString set) throws IOException {
    for (ByteString file : fields(set, FILE)) {
      String name = first(file, NAME);
      files.put(name, file);
      dependencies.put(name, texts(file, DEPENDENCY));
      declare(name, first(file, PACKAGE), file, DECLARATIONS);
    }
  }

  /** Reads the descriptor set that is packaged with the generated code. */
  static Descriptors read() {
    try (InputStream in = Descriptors.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + RESOURCE);
      }
      return new Descriptors(ByteString.readFrom(in));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the resource " + RESOURCE, e);
    }
  }

  private void declare(String file, String scope, ByteString parent, int[] numbers)
      throws IOException {
    for (int number : numbers) {
      for (ByteString declaration : fields(parent, number)) {
        String name = scope + "." + first(declaration, NAME);
        fileOf.put(name, file);
        if (numbers == DECLARATIONS && number == 6) {
          declare(file, name, declaration, METHODS);
        } else if (number == 4 && numbers == DECLARATIONS || number == 3 && numbers == NESTED) {
          declare(file, name, declaration, NESTED);
        }
      }
    }
  }

  private static String first(ByteString message, int number) throws IOException {
    List<String> texts = texts(message, number);
    return texts.isEmpty() ? "" : texts.get(0);
  }

  private static List<String> texts(ByteString message, int number) throws IOException {
    List<String> texts = new ArrayList<>();
    for (ByteString field : fields(message, number)) {
      texts.add(field.toStringUtf8());
    }
    return texts;
  }

  private static List<ByteString> fields(ByteString message, int number) throws IOException {
    List<ByteString> fields = new ArrayList<>();
    CodedInputStream in = message.newCodedInput();
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (tag == (number << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED)) {
        fields.add(in.readBytes());
      } else {
        in.skipField(tag);
      }
    }
    return fields;
  }

  /** Returns a file followed by everything that it imports; empty if there is no such file. */
  Collection<ByteString> file(String name) {
    Map<String, ByteString> found = new LinkedHashMap<>();
    collect(name, found);
    return found.values();
  }

  private void collect(String name, Map<String, ByteString> found) {
    ByteString file = files.get(name);
    if (file != null && found.putIfAbsent(name, file) == null) {
      for (String dependency : dependencies.getOrDefault(name, List.of())) {
        collect(dependency, found);
      }
    }
  }

  /**
   * Returns the name of the file that declares a message, an enumeration, a service or a method.
   */
  Optional<String> fileOf(String symbol) {
    return Optional.ofNullable(fileOf.get(symbol));
  }
}
