#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Makes a provider of your own out of the example: a Maven project with a factory, its test, and nothing else.
#   new-provider.sh DIRECTORY TYPE PACKAGE        for instance: new-provider.sh ~/acme acme com.acme.optimus
program=new-provider noun=type example=custom-provider
. "$(dirname "$0")/new-project.sh"

begin "$@"
replacements=(
  "s/com\.example\.optimus\.directory/$package/g"
  "s/DirectoryProvider/${name}Provider/g"
  "s/optimus\.provider\.type=directory/optimus.provider.type=$value/"
  "s/attribute = \"type=directory\"/attribute = \"type=$value\"/"
  "s/type: directory/type: $value/"
  "s/return \"directory\";/return \"$value\";/"
  "s/Example :: A custom provider/$name/"
)
adapt pom.xml pom.xml
adapt src/main/java/com/example/optimus/directory/DirectoryProviderFactory.java "src/main/java/${package//.//}/${name}ProviderFactory.java"
adapt src/test/java/com/example/optimus/directory/DirectoryProviderTest.java "src/test/java/${package//.//}/${name}ProviderTest.java"
finish
