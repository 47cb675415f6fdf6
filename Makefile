# Throughline. `make run` shows it, `make test` proves it; both set up what they need.

# Emscripten starts python for each file; a version manager's stand-in for it would cost a tenth of a second each time.
export EMSDK_PYTHON ?= $(shell python3 -c 'import sys; print(sys.executable)' 2>/dev/null)

.DEFAULT_GOAL := help
.PHONY: help run test dist cli bench size divide fuzz format lint set-up clean

help:
	@sed -n 's/^# \(make [a-z-]*\)  */\1\t/p' Makefile | expand -t 16

# make run       sets everything up, builds the page and serves it on a free loopback port
run: dist
	@node scripts/serve.mjs dist

# make test      all tests: native under sanitizers, wasm under node, in the browser
test: set-up
	@emsdk-config/host_tools.sh build test
	@scripts/test.sh

# make dist      the page in dist/, ready for any static host, with the sizes of its files
dist: set-up
	@cmake --preset web >build/configure-web.log || { cat build/configure-web.log; exit 1; }
	@cmake --build --preset web --target page
	@node scripts/dist.mjs

# make cli       the command line: build/native/throughline and dist/cli/throughline.mjs
cli: set-up
	@cmake --preset native >build/configure-native.log || { cat build/configure-native.log; exit 1; }
	@cmake --build --preset native --target throughline
	@cmake --preset web >build/configure-web.log || { cat build/configure-web.log; exit 1; }
	@cmake --build --preset web --target throughline_cli
	@node scripts/dist.mjs cli

# make bench     measures, prints a table and writes build/bench.json
bench: dist
	@emsdk-config/host_tools.sh build test
	@cmake --preset native >build/configure-native.log || { cat build/configure-native.log; exit 1; }
	@cmake --build --preset native --target benches
	@cmake --build --preset web --target benches
	@node scripts/bench.mjs

# make fuzz      feeds the parsers and the DMN reader with mutated input, a minute each (SECONDS=… for longer)
fuzz: set-up
	@emsdk-config/host_tools.sh build fuzz
	@cmake --preset fuzz >build/configure-fuzz.log || { cat build/configure-fuzz.log; exit 1; }
	@cmake --build --preset fuzz --target fuzzers
	@scripts/fuzz.sh $(or $(SECONDS),60)

# make size      what the page's program is made of, in bytes: after `make dist`
size:
	@node scripts/size.mjs

# make divide    finds out again which functions a first visit needs: after `make dist`
divide:
	@node scripts/first_screen.mjs
	@$(MAKE) dist

# make format    formats the C++ code
format:
	@emsdk-config/host_tools.sh build test
	@find src tests -not -path '*/node_modules/*' \( -name '*.cpp' -o -name '*.h' \) -print0 | xargs -0 -n 16 -P $$(nproc) clang-format -i

# make lint      clang-tidy over what changed since it last passed
lint: set-up
	@emsdk-config/host_tools.sh build lint
	@cmake --preset native >build/configure-native.log || { cat build/configure-native.log; exit 1; }
	@cmake --preset web >build/configure-web.log || { cat build/configure-web.log; exit 1; }
	@cmake --build --preset native --target fonts/fonts/embedded_fonts.h
	@cmake --build --preset web --target fonts/fonts/embedded_fonts.h
	@scripts/lint.py build/native build/web

# make set-up    only fetches and installs what the others need
set-up:
	@mkdir -p build
	@emsdk-config/host_tools.sh build
	@emsdk-config/sources.sh >build/sources.folder
	@emsdk-config/data.sh >build/data.folder
	@emsdk-config/node_modules.sh >build/node_modules.folder
	@emsdk-config/toolchain.sh >build/emscripten.folder

# make clean     removes what was built, not what was fetched
clean:
	rm -rf build dist
