@echo off
rem SPDX-License-Identifier: Apache-2.0
rem Finds a Java, picks the flags that suit it, and runs it. See docs\runtime.md for the variables.
setlocal EnableExtensions DisableDelayedExpansion

for %%I in ("%~dp0..") do set "OPTIMUS_DIST=%%~fI"
if not exist "%OPTIMUS_DIST%\lib\optimus.jar" (
  echo optimus: %OPTIMUS_DIST%\lib\optimus.jar is missing 1>&2
  echo   unpack the distribution again, as a whole 1>&2
  exit /b 1
)

set "JAVA_EXE="
set "JAVA_FROM=PATH"
if defined JAVA_HOME set "JAVA_EXE=%JAVA_HOME%\bin\java.exe" & set "JAVA_FROM=JAVA_HOME"
if defined OPTIMUS_JAVA set "JAVA_EXE=%OPTIMUS_JAVA%" & set "JAVA_FROM=OPTIMUS_JAVA"
if defined OPTIMUS_JAVA if exist "%OPTIMUS_JAVA%\bin\java.exe" set "JAVA_EXE=%OPTIMUS_JAVA%\bin\java.exe"
if not defined JAVA_EXE for %%I in (java.exe) do set "JAVA_EXE=%%~$PATH:I"
if not defined JAVA_EXE (
  echo optimus: no Java was found 1>&2
  echo   install Java 17 or newer, or set JAVA_HOME or OPTIMUS_JAVA 1>&2
  exit /b 1
)
if not exist "%JAVA_EXE%" (
  echo optimus: %JAVA_EXE%, from %JAVA_FROM%, cannot be run 1>&2
  echo   set %JAVA_FROM% to a Java 17 or newer 1>&2
  exit /b 1
)

rem Its version: from the file beside it, else by asking it.
set "JAVA_VERSION_TEXT="
for %%I in ("%JAVA_EXE%") do set "JAVA_RELEASE=%%~dpI..\release"
if exist "%JAVA_RELEASE%" for /f "tokens=2 delims==" %%V in ('findstr /b "JAVA_VERSION=" "%JAVA_RELEASE%"') do set "JAVA_VERSION_TEXT=%%~V"
if not defined JAVA_VERSION_TEXT for /f "tokens=3" %%V in ('""%JAVA_EXE%" -version 2^>^&1" ^| findstr /c:" version "') do set "JAVA_VERSION_TEXT=%%~V"
set "JAVA_MAJOR=0"
for /f "tokens=1,2 delims=.-+" %%A in ("%JAVA_VERSION_TEXT%") do (
  set "JAVA_MAJOR=%%A"
  if "%%A"=="1" set "JAVA_MAJOR=%%B"
)
if %JAVA_MAJOR% LSS 17 (
  echo optimus: %JAVA_EXE%, from %JAVA_FROM%, is Java %JAVA_VERSION_TEXT%; 17 or newer is needed 1>&2
  echo   set OPTIMUS_JAVA or JAVA_HOME to a newer one 1>&2
  exit /b 1
)

set "FLAGS=-XX:+UseSerialGC -XX:CompileThresholdScaling=10 -XX:-UsePerfData -Xmx256m -Xlog:disable -Xlog:all=error:stderr -Xlog:cds*=off:stderr"
rem Digests and AES-GCM are compiled at once, for the processor to compute; messages are in English.
set "SOON=-XX:CompileCommand=CompileThresholdScaling"
set "FLAGS=%FLAGS% -XX:CompileCommand=quiet"
set "FLAGS=%FLAGS% %SOON%,sun.security.provider.DigestBase::implCompressMultiBlock0,0.001 %SOON%,sun.security.provider.SHA2::implCompress,0.001"
set "FLAGS=%FLAGS% %SOON%,com.sun.crypto.provider.GHASH::update,0.001 %SOON%,com.sun.crypto.provider.CounterMode::crypt,0.001"
set "FLAGS=%FLAGS% %SOON%,com.sun.crypto.provider.GaloisCounterMode::implGCMCrypt,0.001"
set "FLAGS=%FLAGS% %SOON%,io.odpf.optimus.plugin.manager.source.fetch.Crc64Nvme::update,0.001"
set "FLAGS=%FLAGS% -Duser.language=en -Duser.country=US"
if %JAVA_MAJOR% GEQ 24 set "FLAGS=%FLAGS% --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED"

rem From 19 on Java keeps a cache of its own by itself.
set "BUILD="
for /f "usebackq tokens=2" %%B in (`findstr /b /c:"id " "%OPTIMUS_DIST%\lib\bundles.idx"`) do if not defined BUILD set "BUILD=%%B"
set "CACHE=%OPTIMUS_STARTUP_CACHE%"
if not defined CACHE if defined LOCALAPPDATA set "CACHE=%LOCALAPPDATA%\optimus\startup"
if /i "%CACHE%"=="off" set "CACHE="
if not defined CACHE goto run
if %JAVA_MAJOR% LSS 19 goto run
if not exist "%CACHE%" mkdir "%CACHE%" 2>nul
set ARCHIVE=-XX:+AutoCreateSharedArchive "-XX:SharedArchiveFile=%CACHE%\%BUILD%-%JAVA_VERSION_TEXT%.jsa"

:run
"%JAVA_EXE%" %FLAGS% %ARCHIVE% %OPTIMUS_JAVA_OPTS% -cp "%OPTIMUS_DIST%\lib\optimus.jar" "-Doptimus.home=%OPTIMUS_DIST%" io.odpf.optimus.plugin.launcher.Main %*
exit /b %ERRORLEVEL%
