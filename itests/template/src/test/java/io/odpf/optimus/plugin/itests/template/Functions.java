// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.template;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The functions that generated templates call. */
final class Functions {
  /**
   * A function a line: its result, its name, and its parameters. A star marks one that may be
   * repeated. The functions of the clock, of random values, and those that are refused are left
   * out, and so are keys and values, which have no order in Go. Functions that change a map get a
   * new one, since Go's process dies of a map that contains itself; slice gets a list without spare
   * capacity, into which it reaches in Go.
   */
  private static final String TABLE =
      """
      STR upper STR
      STR lower STR
      STR title STR
      STR untitle STR
      STR swapcase STR
      STR snakecase STR
      STR camelcase STR
      STR kebabcase STR
      STR initials STR
      STR nospace STR
      STR trim STR
      STR trimAll STR STR
      STR trimall STR STR
      STR trimPrefix STR STR
      STR trimSuffix STR STR
      STR trunc WIDTH STR
      STR substr WIDTH WIDTH STR
      STR abbrev WIDTH STR
      STR abbrevboth WIDTH WIDTH STR
      STR wrap WIDTH STR
      STR wrapWith WIDTH STR STR
      STR repeat WIDTH STR
      STR indent WIDTH STR
      STR nindent WIDTH STR
      STR replace STR STR STR
      STR plural STR STR INT
      STR quote ANY*
      STR squote ANY*
      STR cat ANY*
      STR toString ANY
      STR hello
      STR b64enc STR
      STR b64dec STR
      STR b32enc STR
      STR b32dec STR
      STR sha1sum STR
      STR sha256sum STR
      STR adler32sum STR
      STR join STR ANY
      STR join STR LIST
      STR html ANY*
      STR js ANY*
      STR urlquery ANY*
      STR print ANY*
      STR println ANY*
      STR base STR
      STR dir STR
      STR clean STR
      STR ext STR
      STR osBase STR
      STR osDir STR
      STR osClean STR
      STR osExt STR
      STR date LAYOUT TIME
      STR date LAYOUT SECONDS
      STR dateInZone LAYOUT TIME ZONE
      STR date_in_zone LAYOUT TIME ZONE
      STR htmlDate TIME
      STR htmlDateInZone TIME ZONE
      STR unixEpoch TIME
      STR duration LONG
      STR duration STR
      STR durationRound DURATION
      STR durationRound SECONDS
      STR Date STR
      STR regexFind REGEX STR
      STR mustRegexFind REGEX STR
      STR regexReplaceAll REGEX STR REPLACEMENT
      STR mustRegexReplaceAll REGEX STR REPLACEMENT
      STR regexReplaceAllLiteral REGEX STR REPLACEMENT
      STR regexQuoteMeta STR
      STR toJson ANY
      STR mustToJson ANY
      STR toRawJson ANY
      STR mustToRawJson ANY
      STR toPrettyJson ANY
      STR mustToPrettyJson ANY
      STR seq WIDTH
      STR seq WIDTH WIDTH
      STR seq WIDTH WIDTH WIDTH
      STR typeOf ANY
      STR kindOf ANY
      STR urlJoin MAP
      INT len STR
      INT len LIST
      INT len MAP
      INT len STRINGS
      INT atoi STR
      INT int ANY
      LONG int64 ANY
      LONG add NUM*
      LONG add1 NUM
      LONG sub NUM NUM
      LONG mul NUM NUM*
      LONG div NUM NUM
      LONG mod NUM NUM
      LONG max NUM NUM*
      LONG min NUM NUM*
      LONG biggest NUM NUM*
      LONG toDecimal ANY
      REAL float64 ANY
      REAL addf NUM*
      REAL add1f NUM
      REAL subf NUM NUM*
      REAL mulf NUM NUM*
      REAL divf NUM NUM*
      REAL maxf NUM NUM*
      REAL minf NUM NUM*
      REAL floor NUM
      REAL ceil NUM
      REAL round NUM WIDTH
      REAL round NUM WIDTH REAL
      BOOL not ANY
      BOOL eq ANY ANY
      BOOL eq STR STR STR*
      BOOL eq INT INT INT*
      BOOL ne ANY ANY
      BOOL ne STR STR
      BOOL lt NUM NUM
      BOOL lt STR STR
      BOOL le INT INT
      BOOL gt INT LONG
      BOOL ge REAL REAL
      BOOL contains STR STR
      BOOL hasPrefix STR STR
      BOOL hasSuffix STR STR
      BOOL empty ANY
      BOOL all ANY*
      BOOL any ANY*
      BOOL has ANY LIST
      BOOL mustHas ANY LIST
      BOOL hasKey MAP KEY
      BOOL deepEqual ANY ANY
      BOOL deepEqual LIST LIST
      BOOL typeIs STR ANY
      BOOL typeIsLike STR ANY
      BOOL kindIs STR ANY
      BOOL isAbs STR
      BOOL osIsAbs STR
      BOOL regexMatch REGEX STR
      BOOL mustRegexMatch REGEX STR
      BOOL semverCompare CONSTRAINT VERSION
      LIST list ANY*
      LIST tuple ANY*
      LIST append LIST ANY
      LIST push LIST ANY
      LIST mustAppend LIST ANY
      LIST prepend LIST ANY
      LIST mustPrepend LIST ANY
      LIST rest LIST
      LIST initial LIST
      LIST reverse LIST
      LIST uniq LIST
      LIST without LIST ANY*
      LIST compact LIST
      LIST slice FIXED WIDTH
      LIST slice FIXED WIDTH WIDTH
      LIST chunk WIDTH LIST
      LIST concat LIST LIST*
      LIST splitList STR STR
      LIST sortAlpha LIST
      LIST toStrings ANY
      LIST until WIDTH
      LIST untilStep WIDTH WIDTH WIDTH
      LIST regexFindAll REGEX STR WIDTH
      LIST mustRegexFindAll REGEX STR WIDTH
      LIST regexSplit REGEX STR WIDTH
      LIST mustRegexSplit REGEX STR WIDTH
      LIST pluck KEY MAP MAP*
      MAP dict KEY ANY
      MAP dict KEY ANY STR ANY
      MAP set FRESH KEY ANY
      MAP unset FRESH KEY
      MAP pick MAP KEY*
      MAP omit MAP KEY*
      MAP merge FRESH MAP*
      MAP mergeOverwrite FRESH MAP*
      MAP mustMerge FRESH MAP*
      MAP urlParse STR
      MAP deepCopy MAP
      STRINGS split STR STR
      STRINGS splitn STR WIDTH STR
      TIME dateModify DURATION TIME
      TIME date_modify DURATION TIME
      TIME mustDateModify DURATION TIME
      TIME toDate LAYOUT STR
      TIME mustToDate LAYOUT STR
      ANY default ANY ANY
      ANY coalesce ANY*
      ANY ternary ANY ANY BOOL
      ANY first LIST
      ANY last LIST
      ANY mustFirst LIST
      ANY index LIST WIDTH
      ANY index MAP KEY
      ANY index STR WIDTH
      ANY get MAP KEY
      ANY dig KEY KEY ANY MAP
      ANY fromJson JSON
      ANY mustFromJson JSON
      ANY semver VERSION
      ANY and ANY ANY*
      ANY or ANY ANY*
      ANY deepCopy LIST
      """;

  private final Map<Kind, List<Signature>> byResult = new EnumMap<>(Kind.class);
  private final List<Signature> all = new ArrayList<>();

  Functions() {
    for (String line : TABLE.strip().split("\n", -1)) {
      String[] words = line.strip().split(" ", -1);
      Signature signature = new Signature(words[1], List.of(words).subList(2, words.length));
      all.add(signature);
      if (!words[0].equals("ANY")) {
        byResult.computeIfAbsent(Kind.valueOf(words[0]), kind -> new ArrayList<>()).add(signature);
      }
    }
  }

  /**
   * A function.
   *
   * @param parameters the kinds of its parameters, ANY and NUM among them
   */
  record Signature(String name, List<String> parameters) {
    @Override
    public String toString() {
      return name.toLowerCase(Locale.ROOT) + parameters;
    }
  }

  /** Returns a function whose result is of a kind, or any if there is none. */
  Signature pick(RandomGenerator random, Kind result) {
    List<Signature> signatures = byResult.getOrDefault(result, all);
    return signatures.get(random.nextInt(signatures.size()));
  }

  Signature pick(RandomGenerator random) {
    return all.get(random.nextInt(all.size()));
  }
}
