// Made by src/feel/pattern/generate.py from Unicode 14.0.0; not edited by hand.
#include "feel/pattern/unicode_data.h"

namespace throughline::feel {

// clang-format off
const std::string_view category_runs(
    " Z\1W\3R\1T\3R\1N\1O\1R\1S\1R\1M\2R\12I\2R\3S\2R\32A\1N\1R\1O\1U\1L\1U\32B\1N\1S\1O\1S!Z\1W\1R\4T\1V"
    "\1R\1U\1V\1E\1P\1S\1[\1V\1U\1V\1S\2K\1U\1B\2R\1U\1K\1E\1Q\3K\1R\27A\1S\7A\30B\1S\10B\1A\1B\1A\1B\1A"
    "\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B"
    "\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\2B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A"
    "\2B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B"
    "\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\2A\1B\1A\1B\1A\3B\2A\1B\1A\1B\2A\1B\3A\2B\4A\1B\2A\1B\3A"
    "\3B\2A\1B\2A\1B\1A\1B\1A\1B\2A\1B\1A\2B\1A\1B\2A\1B\3A\1B\1A\1B\2A\2B\1E\1A\3B\4E\1A\1C\1B\1A\1C\1B"
    "\1A\1C\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\2B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B"
    "\1A\1B\1A\2B\1A\1C\1B\1A\1B\3A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B"
    "\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A"
    "\1B\1A\7B\2A\1B\2A\2B\1A\1B\4A\1B\1A\1B\1A\1B\1A\1B\1AEB\1E\33B\22D\4U\14D\16U\5D\7U\1D\1U\1D\21UpF"
    "\1A\1B\1A\1B\1D\1U\1A\1B\2^\1D\3B\1R\1A\4^\2U\1A\1R\3A\1^\1A\1^\2A\1B\21A\1^\11A#B\1A\2B\3A\3B\1A\1B"
    "\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\5B\1A\1B\1S\1A\1B\2A\2B3A0B\1A\1B\1A"
    "\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1V\5F"
    "\2H\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B"
    "\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\2A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A"
    "\1B\1A\2B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B"
    "\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A"
    "\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B"
    "\1^&A\2^\1D\6R)B\1R\1M\2^\2V\1T\1^-F\1M\1F\1R\2F\1R\2F\1R\1F\10^\33E\4^\4E\2R\13^\6[\3S\2R\1T\2R\2V"
    "\13F\1R\1[\3R E\1D\12E\25F\12I\4R\2E\1FcE\1R\1E\7F\1[\1V\6F\2D\2F\1V\4F\2E\12I\3E\2V\1E\16R\1^\1[\1E"
    "\1F\36E\33F\2^YE\13F\1E\16^\12I!E\11F\2D\1V\3R\1D\2^\1F\2T\26E\4F\1D\11F\1D\3F\1D\5F\2^\17R\1^\31E\3"
    "F\2^\1R\1^\13E\5^\30E\1U\6E\1^\2[\6^\10F)E\1D\30F\1[ F\1G6E\1F\1G\1F\1E\3G\10F\4G\1F\2G\1E\7F\12E\2F"
    "\2R\12I\1R\1D\17E\1F\2G\1^\10E\2^\2E\2^\26E\1^\7E\1^\1E\3^\4E\2^\1F\1E\3G\4F\2^\2G\2^\2G\1F\1E\10^\1"
    "G\4^\2E\1^\3E\2F\2^\12I\2E\2T\6K\1V\1T\1E\1R\1F\2^\2F\1G\1^\6E\4^\2E\2^\26E\1^\7E\1^\2E\1^\2E\1^\2E"
    "\2^\1F\1^\3G\2F\4^\2F\2^\3F\3^\1F\7^\4E\1^\1E\7^\12I\2F\3E\1F\1R\12^\2F\1G\1^\11E\1^\3E\1^\26E\1^\7E"
    "\1^\2E\1^\5E\2^\1F\1E\3G\5F\1^\2F\1G\1^\2G\1F\2^\1E\17^\2E\2F\2^\12I\1R\1T\7^\1E\6F\1^\1F\2G\1^\10E"
    "\2^\2E\2^\26E\1^\7E\1^\2E\1^\5E\2^\1F\1E\1G\1F\1G\4F\2^\2G\2^\2G\1F\7^\2F\1G\4^\2E\1^\3E\2F\2^\12I\1"
    "V\1E\6K\12^\1F\1E\1^\6E\3^\3E\1^\4E\3^\2E\1^\1E\1^\2E\3^\2E\3^\3E\3^\14E\4^\2G\1F\2G\3^\3G\1^\3G\1F"
    "\2^\1E\6^\1G\16^\12I\3K\6V\1T\1V\5^\1F\3G\1F\10E\1^\3E\1^\27E\1^\20E\2^\1F\1E\3F\4G\1^\3F\1^\4F\7^\2"
    "F\1^\3E\2^\1E\2^\2E\2F\2^\12I\7^\1R\7K\1V\1E\1F\2G\1R\10E\1^\3E\1^\27E\1^\12E\1^\5E\2^\1F\1E\1G\1F\5"
    "G\1^\1F\2G\1^\2G\2F\7^\2G\6^\2E\1^\2E\2F\2^\12I\1^\2E\15^\2F\2G\11E\1^\3E\1^)E\2F\1E\3G\4F\1^\3G\1^"
    "\3G\1F\1E\1V\4^\3E\1G\7K\3E\2F\2^\12I\11K\1V\6E\1^\1F\2G\1^\22E\3^\30E\1^\11E\1^\1E\2^\7E\3^\1F\4^\3"
    "G\3F\1^\1F\1^\10G\6^\12I\2^\2G\1R\14^0E\1F\2E\7F\4^\1T\6E\1D\10F\1R\12I\2R%^\2E\1^\1E\1^\5E\1^\30E\1"
    "^\1E\1^\12E\1F\2E\11F\1E\2^\5E\1^\1D\1^\6F\2^\12I\2^\4E ^\1E\3V\17R\1V\1R\3V\2F\6V\12I\12K\1V\1F\1V"
    "\1F\1V\1F\1N\1O\1N\1O\2G\10E\1^$E\4^\16F\1G\5F\1R\2F\5E\13F\1^$F\1^\10V\1F\6V\1^\2V\5R\4V\2R%^+E\2G"
    "\4F\1G\6F\1G\2F\2G\2F\1E\12I\6R\6E\2G\2F\4E\3F\1E\3G\2E\7G\3E\4F\15E\1F\2G\2F\6G\1F\1E\1G\12I\3G\1F"
    "\2V&A\1^\1A\5^\1A\2^+B\1R\1D\3B\311\2E\1^\4E\2^\7E\1^\1E\1^\4E\2^)E\1^\4E\2^!E\1^\4E\2^\7E\1^\1E\1^"
    "\4E\2^\17E\1^9E\1^\4E\2^CE\2^\3F\11R\24K\3^\20E\12V\6^VA\2^\6B\2^\1M\354\4E\1V\1R\21E\1W\32E\1N\1O\3"
    "^KE\3R\3J\10E\7^\22E\3F\1G\11^\23E\2F\1G\2R\11^\22E\2F\14^\15E\1^\3E\1^\2F\14^4E\2F\1G\7F\10G\1F\2G"
    "\13F\3R\1D\3R\1T\1E\1F\2^\12I\6^\12K\6^\6R\1M\4R\3F\1[\1F\12I\6^#E\1D5E\7^\5E\2F\"E\1F\1E\5^FE\12^"
    "\37E\1^\3F\4G\2F\3G\4^\2G\1F\6G\3F\4^\1V\3^\2R\12I\36E\2^\5E\13^,E\4^\32E\6^\12I\1K\3^\"V\27E\2F\2G"
    "\1F\2^\2R5E\1G\1F\1G\7F\1^\1F\1G\1F\2G\10F\6G\12F\2^\1F\12I\6^\12I\6^\7R\1D\6R\2^\16F\1H\20F1^\4F\1G"
    "/E\1F\1G\5F\1G\1F\5G\1F\2G\10E\3^\12I\7R\12V\11F\11V\2R\1^\2F\1G\36E\1G\4F\2G\2F\1G\3F\2E\12I,E\1F\1"
    "G\2F\3G\1F\1G\3F\2G\10^\4R$E\10G\10F\2G\2F\3^\5R\12I\3^\3E\12I\36E\6D\2R\11B\7^+A\2^\3A\10R\10^\3F\1"
    "R\15F\1G\7F\4E\1F\6E\1F\2E\1G\2F\1E\5^,B\?D\15B\1D\"B%D@F\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B"
    "\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A"
    "\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B"
    "\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A"
    "\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B"
    "\1A\1B\1A\11B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A"
    "\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B"
    "\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A"
    "\1B\1A\11B\10A\6B\2^\6A\2^\10B\10A\10B\10A\6B\2^\6A\2^\10B\1^\1A\1^\1A\1^\1A\1^\1A\10B\10A\16B\2^\10"
    "B\10C\10B\10C\10B\10C\5B\1^\2B\4A\1C\1U\1B\3U\3B\1^\2B\4A\1C\3U\4B\2^\2B\4A\1^\3U\10B\5A\3U\2^\3B\1^"
    "\2B\4A\1C\2U\1^\13W\5[\6M\2R\1P\1Q\1N\2P\1Q\1N\1P\10R\1X\1Y\5[\1W\11R\1P\1Q\4R\2L\3R\1S\1N\1O\13R\1S"
    "\1R\1L\12R\1W\5[\1^\12[\1K\1D\2^\6K\3S\1N\1O\1D\12K\3S\1N\1O\1^\15D\3^!T\17^\15F\4H\1F\3H\14F\17^\2V"
    "\1A\4V\1A\2V\1B\3A\2B\3A\1B\1V\1A\2V\1S\5A\6V\1A\1V\1A\1V\1A\1V\4A\1V\1B\4A\1B\4E\1B\2V\2B\2A\5S\1A"
    "\4B\1V\1S\2V\1B\1V\20K#J\1A\1B\4J\1K\2V\4^\5S\5V\2S\4V\1S\2V\1S\2V\1S\7V\1S\37V\2S\2V\1S\1V\1S\37V"
    "\214\2S\10V\1N\1O\1N\1O\24V\2S\7V\1N\1OQV\1S\36V\31S(V\6SEV\31^\13V\25^<KNV\26K\267\1V\1S\11V\1S6V"
    "\10SoV\1S\370\1V\1N\1O\1N\1O\1N\1O\1N\1O\1N\1O\1N\1O\1N\1O\36K,V\5S\1N\1O\37S\1N\1O\1N\1O\1N\1O\1N\1"
    "O\1N\1O\20S\200\2V\203\1S\1N\1O\1N\1O\1N\1O\1N\1O\1N\1O\1N\1O\1N\1O\1N\1O\1N\1O\1N\1O\1N\1O\?S\1N\1O"
    "\1N\1O S\1N\1O\202\2S0V\25S\2V\6S'V\2^ V\1^iV0A0B\1A\1B\3A\2B\1A\1B\1A\1B\1A\1B\4A\1B\1A\2B\1A\6B\2D"
    "\3A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A"
    "\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B"
    "\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A"
    "\2B\6V\1A\1B\1A\1B\3F\1A\1B\5^\4R\1K\2R&B\1^\1B\5^\1B\2^8E\7^\1D\1R\16^\1F\27E\11^\7E\1^\7E\1^\7E\1^"
    "\7E\1^\7E\1^\7E\1^\7E\1^\7E\1^ F\2R\1P\1Q\1P\1Q\3R\1P\1Q\1R\1P\1Q\11R\1M\2R\1M\1R\1P\1Q\2R\1P\1Q\1N"
    "\1O\1N\1O\1N\1O\1N\1O\5R\1D\12R\2M\4R\1M\1R\1N\15R\2V\3R\1N\1O\1N\1O\1N\1O\1N\1O\1M\"^\32V\1^YV\14^"
    "\326\1V\32^\14V\4^\1W\3R\1V\1D\1E\1J\1N\1O\1N\1O\1N\1O\1N\1O\1N\1O\2V\1N\1O\1N\1O\1N\1O\1N\1O\1M\1N"
    "\2O\1V\11J\4F\2G\1M\5D\2V\3J\1D\1E\1R\2V\1^VE\2^\2F\2U\2D\1E\1MZE\1R\3D\1E\5^+E\1^^E\1^\2V\4K\12V E$"
    "V\14^\20E\37V\1^\12K\36V\10K\1V\17K V\12K'V\17K\300\2V\300\63E@V\225\244\1E\1D\367\10E\3^7V\11^(E\6D"
    "\2R\214\2E\1D\3R\20E\12I\2E\24^\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A"
    "\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1E\1F\3H\1R\12F\1R\1D\1A\1B\1A"
    "\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\2D\2FFE\12J\2F\6R\10^\27"
    "U\11D\2U\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\3B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1"
    "A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B"
    "\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1D\10B\1A\1B\1A\1B\2A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1D\2U\1A\1B\1A"
    "\1B\1E\1A\1B\1A\3B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\5A\1B\5A\1B\1A\1B\1A"
    "\1B\1A\1B\1A\1B\1A\1B\1A\1B\1A\1B\4A\1B\1A\1B\5^\1A\1B\1^\1B\1^\1B\1A\1B\1A\1B\30^\3D\1A\1B\1E\2D\1B"
    "\7E\1F\3E\1F\4E\1F\27E\2G\2F\1G\4V\1F\3^\6K\2V\1T\1V\6^4E\4R\10^\2G2E\20G\2F\10^\2R\12I\6^\22F\6E\3R"
    "\1E\1R\2E\1F\12I\34E\10F\2R\27E\13F\2G\13^\1R\35E\3^\3F\1G/E\1F\2G\4F\2G\2F\3G\15R\1^\1D\12I\4^\2R\5"
    "E\1F\1D\11E\12I\5E\1^)E\6F\2G\2F\2G\2F\11^\3E\1F\10E\1F\1G\2^\12I\2^\4R\20E\1D\6E\3V\1E\1G\1F\1G2E\1"
    "F\1E\3F\2E\2F\5E\2F\1E\1F\1E\30^\2E\1D\2R\13E\1G\2F\2G\2R\1E\2D\1G\1F\12^\6E\2^\6E\2^\6E\11^\7E\1^\7"
    "E\1^+B\1U\4D\11B\1D\2U\4^PB#E\2G\1F\2G\1F\2G\1R\1G\1F\2^\12I\6^\244WE\14^\27E\4^1E\4^\200\20\\\200"
    "\62]\356\2E\2^jE&^\7B\14^\5B\5^\1E\1F\12E\1S\15E\1^\5E\1^\1E\1^\2E\1^\2E\1^lE\21U\20^\353\2E\1O\1N"
    "\20V@E\2^6E\7^\1V ^\14E\1T\3V\20F\7R\1N\1O\1R\6^\20F\1R\2M\2L\1N\1O\1N\1O\1N\1O\1N\1O\1N\1O\1N\1O\1N"
    "\1O\1N\1O\2R\1N\1O\4R\3L\3R\1^\4R\1M\1N\1O\1N\1O\1N\1O\3R\1S\1M\3S\1^\1R\1T\2R\4^\5E\1^\207\1E\2^\1["
    "\1^\3R\1T\3R\1N\1O\1R\1S\1R\1M\2R\12I\2R\3S\2R\32A\1N\1R\1O\1U\1L\1U\32B\1N\1S\1O\1S\1N\1O\1R\1N\1O"
    "\2R\12E\1D-E\2D\37E\3^\6E\2^\6E\2^\6E\2^\3E\3^\2T\1S\1U\1V\2T\1^\1V\4S\2V\12^\3[\2V\2^\14E\1^\32E\1^"
    "\23E\1^\2E\1^\17E\2^\16E\"^{E\5^\3R\4^-K\3^\11V5J\4K\21V\2K\3V\1^\15V\3^\1V/^-V\1F\202\1^\35E\3^1E"
    "\17^\1F\33K\4^ E\4K\11^\24E\1J\10E\1J\5^&E\5F\5^\36E\1^\1R$E\4^\10E\1R\5J*^(A(BNE\2^\12I\6^$A\4^$B\4"
    "^(E\10^4E\13^\1R\13A\1^\17A\1^\7A\1^\2A\1^\13B\1^\17B\1^\7B\1^\2BC^\267\2E\11^\26E\12^\10E\30^\6D\1^"
    "*D\1^\11DE^\6E\2^\1E\1^,E\1^\2E\3^\1E\2^\27E\1^\1R\10K\27E\2V\7K\37E\10^\11K0^\23E\1^\2E\5^\5K\26E\6"
    "K\3^\1R\32E\5^\1R@^8E\4^\2K\2E\20K\2^.K\1E\3F\1^\2F\5^\4F\4E\1^\3E\1^\35E\2^\3F\4^\1F\11K\7^\11R\7^"
    "\35E\2K\1R\35E\3K ^\10E\1V\34E\2F\4^\5K\7R\11^6E\3^\7R\26E\2^\10K\23E\5^\10K\22E\7^\4R\14^\7KP^IE7^3"
    "A\15^3B\7^\6K$E\4F\10^\12I\246\2^\37K\1^*E\1^\2F\1M\2^\2EN^\35E\12K\1E\10^\26E\13F\4K\5R\26^\22E\4F"
    "\4R&^\25E\7K\24^\27E\11^\1G\1F\1G5E\17F\7R\4^\24K\12I\1F\2E\2F\1E\11^\3F\1G-E\3G\4F\2G\2F\2R\1[\4R\1"
    "F\12^\1[\2^\31E\7^\12I\6^\3F$E\5F\1G\10F\1^\12I\4R\1E\2G\1E\10^#E\1F\2R\1E\11^\2F\1G0E\3G\11F\2G\4E"
    "\4R\4F\1R\1G\1F\12I\1E\1R\1E\3R\1^\24K\13^\22E\1^\31E\3G\3F\2G\1F\1G\2F\6R\1FA^\7E\1^\1E\1^\4E\1^\17"
    "E\1^\12E\1R\6^/E\1F\3G\10F\5^\12I\6^\2F\2G\1^\10E\2^\2E\2^\26E\1^\7E\1^\2E\1^\5E\1^\2F\1E\2G\1F\4G\2"
    "^\2G\2^\3G\2^\1E\6^\1G\5^\5E\2G\2^\7F\3^\5F\213\1^5E\3G\10F\2G\3F\1G\1F\4E\5R\12I\2R\1^\1R\1F\3E\36^"
    "0E\3G\6F\1G\1F\4G\2F\1G\2F\2E\1R\1E\10^\12I\246\1^/E\3G\4F\2^\4G\2F\1G\2F\27R\4E\2F\"^0E\3G\10F\2G\1"
    "F\1G\2F\3R\1E\13^\12I\6^\15R\23^+E\1F\1G\1F\2G\6F\1G\1F\1E\1R\6^\12I6^\33E\2^\3F\2G\4F\1G\5F\4^\12I"
    "\2K\3R\1V\7E\271\1^,E\3G\11F\1G\2F\1Rd^ A B\12I\11K\14^\10E\2^\1E\2^\10E\1^\2E\1^\30E\6G\1^\2G\2^\2F"
    "\1G\1F\1E\1G\1E\1G\1F\3R\11^\12IF^\10E\2^'E\3G\4F\2^\2F\4G\1F\1E\1R\1E\1G\33^\1E\12F(E\6F\1G\1E\4F"
    "\10R\1F\10^\1E\6F\2G\3F.E\15F\1G\2F\3R\1E\5R\15^IE\207\2^\11E\1^%E\1G\7F\1^\6F\1G\1F\1E\5R\12^\12I"
    "\23K\3^\2R\36E\2^\26F\1^\1G\7F\1G\2F\1G\2FI^\7E\1^\2E\1^&E\6F\3^\1F\1^\2F\1^\7F\1E\1F\10^\12I\6^\6E"
    "\1^\2E\1^ E\5G\1^\2F\1^\2G\1F\1G\1F\1E\7^\12I\266\2^\23E\2F\2G\2R\267\1^\1E\17^\25K\10V\4T\21V\15^\1"
    "R\232\7Ef^oJ\1^\5R\13^\304\1E\314\24^aE\2R\15^\257\10E\1^\11[\307\37^\307\4E\271C^\271\4E\7^\37E\1^"
    "\12I\4^\2ROE\1^\12I\6^\36E\2^\5F\1R\12^0E\7F\5R\4V\4D\1R\1V\12^\12I\1^\7K\1^\25E\5^\23E\260\5^ A B"
    "\27K\4Re^KE\4^\1F\1E7G\7^\4F\15D@^\2D\1R\1D\1F\13^\2G\16^\370/E\10^\326\11E*^\11E\347E^\4D\1^\7D\1^"
    "\2D\1^\243\2E-^\3E\21^\4E\10^\214\3E\204\22^kE\5^\15E\3^\11E\7^\12E\2^\1V\2F\1R\4[\334$^.F\2^\27F\11"
    "^tV<^\366\1V\12^'V\2^<V\2G\3F\3V\6G\10[\10F\2V\7F\36V\4F=V\25^BV\3F\1V\232\1^\24K\14^WV\11^\31K\207"
    "\1^\32A\32B\32A\7B\1^\22B\32A\32B\1A\1^\2A\2^\1A\2^\2A\2^\4A\1^\10A\4B\1^\1B\1^\7B\1^\13B\32A\32B\2A"
    "\1^\4A\2^\10A\1^\7A\1^\32B\2A\1^\4A\1^\5A\1^\1A\3^\7A\1^\32B\32A\32B\32A\32B\32A\32B\32A\32B\32A\32B"
    "\32A\34B\2^\31A\1S\31B\1S\6B\31A\1S\31B\1S\6B\31A\1S\31B\1S\6B\31A\1S\31B\1S\6B\31A\1S\31B\1S\6B\1A"
    "\1B\2^2I\200\4V7F\4V2F\10V\1F\16V\1F\2V\5R\17^\5F\1^\17F\320\10^\12B\1E\24B\341\1^\7F\1^\21F\2^\7F\1"
    "^\2F\1^\5F\325\1^-E\3^\7F\7D\2^\12I\4^\1E\1V\300\2^\36E\1F\21^,E\4F\12I\5^\1T\340\11^\7E\1^\4E\1^\2E"
    "\1^\17E\1^\305\1E\2^\11K\7F)^\"A\"B\7F\1D\4^\12I\4^\2R\221\6^;K\1V\3K\1T\4KL^-K\1V\17K\302\1^\4E\1^"
    "\33E\1^\2E\1^\1E\2^\1E\1^\12E\1^\4E\1^\1E\1^\1E\6^\1E\4^\1E\1^\1E\1^\1E\1^\3E\1^\2E\1^\1E\2^\1E\1^\1"
    "E\1^\1E\1^\1E\1^\1E\1^\2E\1^\1E\2^\4E\1^\7E\1^\4E\1^\4E\1^\1E\1^\12E\1^\21E\5^\3E\1^\5E\1^\21E4^\2S"
    "\216\2^,V\4^dV\14^\17V\2^\17V\1^\17V\1^%V\12^\15K\241\1V8^\35V\15^,V\4^\11V\7^\2V\16^\6V\232\1^\373"
    "\1V\5U\330\5V\5^\20V\3^\15V\3^tV\14^YV\7^\14V\4^\1V\17^\14V\4^8V\10^\12V\6^(V\10^\36V\2^\2VN^\324\2V"
    "\14^\16V\2^\5V\3^\5V\3^\7V\11^\35V\3^\13V\5^\6V\12^\12V\6^\10V\10^\7V\11^\223\1V\1^7V%^\12I\206\10^"
    "\340\315\2E ^\271 E\7^\336\1E\2^\202-E\16^\261:E\237\30^\236\4E\342\13^\313&E\266\331+^\1[\36^`[\200"
    "\1^\360\1F\220\374\3^\376\377\3]\2^\376\377\3]\2^",
    8022);

const std::array<BlockEntry, 320> block_entries = {{
    {"BasicLatin", 0x0, 0x7F},
    {"Latin-1Supplement", 0x80, 0xFF},
    {"LatinExtended-A", 0x100, 0x17F},
    {"LatinExtended-B", 0x180, 0x24F},
    {"IPAExtensions", 0x250, 0x2AF},
    {"SpacingModifierLetters", 0x2B0, 0x2FF},
    {"CombiningDiacriticalMarks", 0x300, 0x36F},
    {"GreekandCoptic", 0x370, 0x3FF},
    {"Cyrillic", 0x400, 0x4FF},
    {"CyrillicSupplement", 0x500, 0x52F},
    {"Armenian", 0x530, 0x58F},
    {"Hebrew", 0x590, 0x5FF},
    {"Arabic", 0x600, 0x6FF},
    {"Syriac", 0x700, 0x74F},
    {"ArabicSupplement", 0x750, 0x77F},
    {"Thaana", 0x780, 0x7BF},
    {"NKo", 0x7C0, 0x7FF},
    {"Samaritan", 0x800, 0x83F},
    {"Mandaic", 0x840, 0x85F},
    {"SyriacSupplement", 0x860, 0x86F},
    {"ArabicExtended-B", 0x870, 0x89F},
    {"ArabicExtended-A", 0x8A0, 0x8FF},
    {"Devanagari", 0x900, 0x97F},
    {"Bengali", 0x980, 0x9FF},
    {"Gurmukhi", 0xA00, 0xA7F},
    {"Gujarati", 0xA80, 0xAFF},
    {"Oriya", 0xB00, 0xB7F},
    {"Tamil", 0xB80, 0xBFF},
    {"Telugu", 0xC00, 0xC7F},
    {"Kannada", 0xC80, 0xCFF},
    {"Malayalam", 0xD00, 0xD7F},
    {"Sinhala", 0xD80, 0xDFF},
    {"Thai", 0xE00, 0xE7F},
    {"Lao", 0xE80, 0xEFF},
    {"Tibetan", 0xF00, 0xFFF},
    {"Myanmar", 0x1000, 0x109F},
    {"Georgian", 0x10A0, 0x10FF},
    {"HangulJamo", 0x1100, 0x11FF},
    {"Ethiopic", 0x1200, 0x137F},
    {"EthiopicSupplement", 0x1380, 0x139F},
    {"Cherokee", 0x13A0, 0x13FF},
    {"UnifiedCanadianAboriginalSyllabics", 0x1400, 0x167F},
    {"Ogham", 0x1680, 0x169F},
    {"Runic", 0x16A0, 0x16FF},
    {"Tagalog", 0x1700, 0x171F},
    {"Hanunoo", 0x1720, 0x173F},
    {"Buhid", 0x1740, 0x175F},
    {"Tagbanwa", 0x1760, 0x177F},
    {"Khmer", 0x1780, 0x17FF},
    {"Mongolian", 0x1800, 0x18AF},
    {"UnifiedCanadianAboriginalSyllabicsExtended", 0x18B0, 0x18FF},
    {"Limbu", 0x1900, 0x194F},
    {"TaiLe", 0x1950, 0x197F},
    {"NewTaiLue", 0x1980, 0x19DF},
    {"KhmerSymbols", 0x19E0, 0x19FF},
    {"Buginese", 0x1A00, 0x1A1F},
    {"TaiTham", 0x1A20, 0x1AAF},
    {"CombiningDiacriticalMarksExtended", 0x1AB0, 0x1AFF},
    {"Balinese", 0x1B00, 0x1B7F},
    {"Sundanese", 0x1B80, 0x1BBF},
    {"Batak", 0x1BC0, 0x1BFF},
    {"Lepcha", 0x1C00, 0x1C4F},
    {"OlChiki", 0x1C50, 0x1C7F},
    {"CyrillicExtended-C", 0x1C80, 0x1C8F},
    {"GeorgianExtended", 0x1C90, 0x1CBF},
    {"SundaneseSupplement", 0x1CC0, 0x1CCF},
    {"VedicExtensions", 0x1CD0, 0x1CFF},
    {"PhoneticExtensions", 0x1D00, 0x1D7F},
    {"PhoneticExtensionsSupplement", 0x1D80, 0x1DBF},
    {"CombiningDiacriticalMarksSupplement", 0x1DC0, 0x1DFF},
    {"LatinExtendedAdditional", 0x1E00, 0x1EFF},
    {"GreekExtended", 0x1F00, 0x1FFF},
    {"GeneralPunctuation", 0x2000, 0x206F},
    {"SuperscriptsandSubscripts", 0x2070, 0x209F},
    {"CurrencySymbols", 0x20A0, 0x20CF},
    {"CombiningDiacriticalMarksforSymbols", 0x20D0, 0x20FF},
    {"LetterlikeSymbols", 0x2100, 0x214F},
    {"NumberForms", 0x2150, 0x218F},
    {"Arrows", 0x2190, 0x21FF},
    {"MathematicalOperators", 0x2200, 0x22FF},
    {"MiscellaneousTechnical", 0x2300, 0x23FF},
    {"ControlPictures", 0x2400, 0x243F},
    {"OpticalCharacterRecognition", 0x2440, 0x245F},
    {"EnclosedAlphanumerics", 0x2460, 0x24FF},
    {"BoxDrawing", 0x2500, 0x257F},
    {"BlockElements", 0x2580, 0x259F},
    {"GeometricShapes", 0x25A0, 0x25FF},
    {"MiscellaneousSymbols", 0x2600, 0x26FF},
    {"Dingbats", 0x2700, 0x27BF},
    {"MiscellaneousMathematicalSymbols-A", 0x27C0, 0x27EF},
    {"SupplementalArrows-A", 0x27F0, 0x27FF},
    {"BraillePatterns", 0x2800, 0x28FF},
    {"SupplementalArrows-B", 0x2900, 0x297F},
    {"MiscellaneousMathematicalSymbols-B", 0x2980, 0x29FF},
    {"SupplementalMathematicalOperators", 0x2A00, 0x2AFF},
    {"MiscellaneousSymbolsandArrows", 0x2B00, 0x2BFF},
    {"Glagolitic", 0x2C00, 0x2C5F},
    {"LatinExtended-C", 0x2C60, 0x2C7F},
    {"Coptic", 0x2C80, 0x2CFF},
    {"GeorgianSupplement", 0x2D00, 0x2D2F},
    {"Tifinagh", 0x2D30, 0x2D7F},
    {"EthiopicExtended", 0x2D80, 0x2DDF},
    {"CyrillicExtended-A", 0x2DE0, 0x2DFF},
    {"SupplementalPunctuation", 0x2E00, 0x2E7F},
    {"CJKRadicalsSupplement", 0x2E80, 0x2EFF},
    {"KangxiRadicals", 0x2F00, 0x2FDF},
    {"IdeographicDescriptionCharacters", 0x2FF0, 0x2FFF},
    {"CJKSymbolsandPunctuation", 0x3000, 0x303F},
    {"Hiragana", 0x3040, 0x309F},
    {"Katakana", 0x30A0, 0x30FF},
    {"Bopomofo", 0x3100, 0x312F},
    {"HangulCompatibilityJamo", 0x3130, 0x318F},
    {"Kanbun", 0x3190, 0x319F},
    {"BopomofoExtended", 0x31A0, 0x31BF},
    {"CJKStrokes", 0x31C0, 0x31EF},
    {"KatakanaPhoneticExtensions", 0x31F0, 0x31FF},
    {"EnclosedCJKLettersandMonths", 0x3200, 0x32FF},
    {"CJKCompatibility", 0x3300, 0x33FF},
    {"CJKUnifiedIdeographsExtensionA", 0x3400, 0x4DBF},
    {"YijingHexagramSymbols", 0x4DC0, 0x4DFF},
    {"CJKUnifiedIdeographs", 0x4E00, 0x9FFF},
    {"YiSyllables", 0xA000, 0xA48F},
    {"YiRadicals", 0xA490, 0xA4CF},
    {"Lisu", 0xA4D0, 0xA4FF},
    {"Vai", 0xA500, 0xA63F},
    {"CyrillicExtended-B", 0xA640, 0xA69F},
    {"Bamum", 0xA6A0, 0xA6FF},
    {"ModifierToneLetters", 0xA700, 0xA71F},
    {"LatinExtended-D", 0xA720, 0xA7FF},
    {"SylotiNagri", 0xA800, 0xA82F},
    {"CommonIndicNumberForms", 0xA830, 0xA83F},
    {"Phags-pa", 0xA840, 0xA87F},
    {"Saurashtra", 0xA880, 0xA8DF},
    {"DevanagariExtended", 0xA8E0, 0xA8FF},
    {"KayahLi", 0xA900, 0xA92F},
    {"Rejang", 0xA930, 0xA95F},
    {"HangulJamoExtended-A", 0xA960, 0xA97F},
    {"Javanese", 0xA980, 0xA9DF},
    {"MyanmarExtended-B", 0xA9E0, 0xA9FF},
    {"Cham", 0xAA00, 0xAA5F},
    {"MyanmarExtended-A", 0xAA60, 0xAA7F},
    {"TaiViet", 0xAA80, 0xAADF},
    {"MeeteiMayekExtensions", 0xAAE0, 0xAAFF},
    {"EthiopicExtended-A", 0xAB00, 0xAB2F},
    {"LatinExtended-E", 0xAB30, 0xAB6F},
    {"CherokeeSupplement", 0xAB70, 0xABBF},
    {"MeeteiMayek", 0xABC0, 0xABFF},
    {"HangulSyllables", 0xAC00, 0xD7AF},
    {"HangulJamoExtended-B", 0xD7B0, 0xD7FF},
    {"HighSurrogates", 0xD800, 0xDB7F},
    {"HighPrivateUseSurrogates", 0xDB80, 0xDBFF},
    {"LowSurrogates", 0xDC00, 0xDFFF},
    {"PrivateUseArea", 0xE000, 0xF8FF},
    {"CJKCompatibilityIdeographs", 0xF900, 0xFAFF},
    {"AlphabeticPresentationForms", 0xFB00, 0xFB4F},
    {"ArabicPresentationForms-A", 0xFB50, 0xFDFF},
    {"VariationSelectors", 0xFE00, 0xFE0F},
    {"VerticalForms", 0xFE10, 0xFE1F},
    {"CombiningHalfMarks", 0xFE20, 0xFE2F},
    {"CJKCompatibilityForms", 0xFE30, 0xFE4F},
    {"SmallFormVariants", 0xFE50, 0xFE6F},
    {"ArabicPresentationForms-B", 0xFE70, 0xFEFF},
    {"HalfwidthandFullwidthForms", 0xFF00, 0xFFEF},
    {"Specials", 0xFFF0, 0xFFFF},
    {"LinearBSyllabary", 0x10000, 0x1007F},
    {"LinearBIdeograms", 0x10080, 0x100FF},
    {"AegeanNumbers", 0x10100, 0x1013F},
    {"AncientGreekNumbers", 0x10140, 0x1018F},
    {"AncientSymbols", 0x10190, 0x101CF},
    {"PhaistosDisc", 0x101D0, 0x101FF},
    {"Lycian", 0x10280, 0x1029F},
    {"Carian", 0x102A0, 0x102DF},
    {"CopticEpactNumbers", 0x102E0, 0x102FF},
    {"OldItalic", 0x10300, 0x1032F},
    {"Gothic", 0x10330, 0x1034F},
    {"OldPermic", 0x10350, 0x1037F},
    {"Ugaritic", 0x10380, 0x1039F},
    {"OldPersian", 0x103A0, 0x103DF},
    {"Deseret", 0x10400, 0x1044F},
    {"Shavian", 0x10450, 0x1047F},
    {"Osmanya", 0x10480, 0x104AF},
    {"Osage", 0x104B0, 0x104FF},
    {"Elbasan", 0x10500, 0x1052F},
    {"CaucasianAlbanian", 0x10530, 0x1056F},
    {"Vithkuqi", 0x10570, 0x105BF},
    {"LinearA", 0x10600, 0x1077F},
    {"LatinExtended-F", 0x10780, 0x107BF},
    {"CypriotSyllabary", 0x10800, 0x1083F},
    {"ImperialAramaic", 0x10840, 0x1085F},
    {"Palmyrene", 0x10860, 0x1087F},
    {"Nabataean", 0x10880, 0x108AF},
    {"Hatran", 0x108E0, 0x108FF},
    {"Phoenician", 0x10900, 0x1091F},
    {"Lydian", 0x10920, 0x1093F},
    {"MeroiticHieroglyphs", 0x10980, 0x1099F},
    {"MeroiticCursive", 0x109A0, 0x109FF},
    {"Kharoshthi", 0x10A00, 0x10A5F},
    {"OldSouthArabian", 0x10A60, 0x10A7F},
    {"OldNorthArabian", 0x10A80, 0x10A9F},
    {"Manichaean", 0x10AC0, 0x10AFF},
    {"Avestan", 0x10B00, 0x10B3F},
    {"InscriptionalParthian", 0x10B40, 0x10B5F},
    {"InscriptionalPahlavi", 0x10B60, 0x10B7F},
    {"PsalterPahlavi", 0x10B80, 0x10BAF},
    {"OldTurkic", 0x10C00, 0x10C4F},
    {"OldHungarian", 0x10C80, 0x10CFF},
    {"HanifiRohingya", 0x10D00, 0x10D3F},
    {"RumiNumeralSymbols", 0x10E60, 0x10E7F},
    {"Yezidi", 0x10E80, 0x10EBF},
    {"OldSogdian", 0x10F00, 0x10F2F},
    {"Sogdian", 0x10F30, 0x10F6F},
    {"OldUyghur", 0x10F70, 0x10FAF},
    {"Chorasmian", 0x10FB0, 0x10FDF},
    {"Elymaic", 0x10FE0, 0x10FFF},
    {"Brahmi", 0x11000, 0x1107F},
    {"Kaithi", 0x11080, 0x110CF},
    {"SoraSompeng", 0x110D0, 0x110FF},
    {"Chakma", 0x11100, 0x1114F},
    {"Mahajani", 0x11150, 0x1117F},
    {"Sharada", 0x11180, 0x111DF},
    {"SinhalaArchaicNumbers", 0x111E0, 0x111FF},
    {"Khojki", 0x11200, 0x1124F},
    {"Multani", 0x11280, 0x112AF},
    {"Khudawadi", 0x112B0, 0x112FF},
    {"Grantha", 0x11300, 0x1137F},
    {"Newa", 0x11400, 0x1147F},
    {"Tirhuta", 0x11480, 0x114DF},
    {"Siddham", 0x11580, 0x115FF},
    {"Modi", 0x11600, 0x1165F},
    {"MongolianSupplement", 0x11660, 0x1167F},
    {"Takri", 0x11680, 0x116CF},
    {"Ahom", 0x11700, 0x1174F},
    {"Dogra", 0x11800, 0x1184F},
    {"WarangCiti", 0x118A0, 0x118FF},
    {"DivesAkuru", 0x11900, 0x1195F},
    {"Nandinagari", 0x119A0, 0x119FF},
    {"ZanabazarSquare", 0x11A00, 0x11A4F},
    {"Soyombo", 0x11A50, 0x11AAF},
    {"UnifiedCanadianAboriginalSyllabicsExtended-A", 0x11AB0, 0x11ABF},
    {"PauCinHau", 0x11AC0, 0x11AFF},
    {"Bhaiksuki", 0x11C00, 0x11C6F},
    {"Marchen", 0x11C70, 0x11CBF},
    {"MasaramGondi", 0x11D00, 0x11D5F},
    {"GunjalaGondi", 0x11D60, 0x11DAF},
    {"Makasar", 0x11EE0, 0x11EFF},
    {"LisuSupplement", 0x11FB0, 0x11FBF},
    {"TamilSupplement", 0x11FC0, 0x11FFF},
    {"Cuneiform", 0x12000, 0x123FF},
    {"CuneiformNumbersandPunctuation", 0x12400, 0x1247F},
    {"EarlyDynasticCuneiform", 0x12480, 0x1254F},
    {"Cypro-Minoan", 0x12F90, 0x12FFF},
    {"EgyptianHieroglyphs", 0x13000, 0x1342F},
    {"EgyptianHieroglyphFormatControls", 0x13430, 0x1343F},
    {"AnatolianHieroglyphs", 0x14400, 0x1467F},
    {"BamumSupplement", 0x16800, 0x16A3F},
    {"Mro", 0x16A40, 0x16A6F},
    {"Tangsa", 0x16A70, 0x16ACF},
    {"BassaVah", 0x16AD0, 0x16AFF},
    {"PahawhHmong", 0x16B00, 0x16B8F},
    {"Medefaidrin", 0x16E40, 0x16E9F},
    {"Miao", 0x16F00, 0x16F9F},
    {"IdeographicSymbolsandPunctuation", 0x16FE0, 0x16FFF},
    {"Tangut", 0x17000, 0x187FF},
    {"TangutComponents", 0x18800, 0x18AFF},
    {"KhitanSmallScript", 0x18B00, 0x18CFF},
    {"TangutSupplement", 0x18D00, 0x18D7F},
    {"KanaExtended-B", 0x1AFF0, 0x1AFFF},
    {"KanaSupplement", 0x1B000, 0x1B0FF},
    {"KanaExtended-A", 0x1B100, 0x1B12F},
    {"SmallKanaExtension", 0x1B130, 0x1B16F},
    {"Nushu", 0x1B170, 0x1B2FF},
    {"Duployan", 0x1BC00, 0x1BC9F},
    {"ShorthandFormatControls", 0x1BCA0, 0x1BCAF},
    {"ZnamennyMusicalNotation", 0x1CF00, 0x1CFCF},
    {"ByzantineMusicalSymbols", 0x1D000, 0x1D0FF},
    {"MusicalSymbols", 0x1D100, 0x1D1FF},
    {"AncientGreekMusicalNotation", 0x1D200, 0x1D24F},
    {"MayanNumerals", 0x1D2E0, 0x1D2FF},
    {"TaiXuanJingSymbols", 0x1D300, 0x1D35F},
    {"CountingRodNumerals", 0x1D360, 0x1D37F},
    {"MathematicalAlphanumericSymbols", 0x1D400, 0x1D7FF},
    {"SuttonSignWriting", 0x1D800, 0x1DAAF},
    {"LatinExtended-G", 0x1DF00, 0x1DFFF},
    {"GlagoliticSupplement", 0x1E000, 0x1E02F},
    {"NyiakengPuachueHmong", 0x1E100, 0x1E14F},
    {"Toto", 0x1E290, 0x1E2BF},
    {"Wancho", 0x1E2C0, 0x1E2FF},
    {"EthiopicExtended-B", 0x1E7E0, 0x1E7FF},
    {"MendeKikakui", 0x1E800, 0x1E8DF},
    {"Adlam", 0x1E900, 0x1E95F},
    {"IndicSiyaqNumbers", 0x1EC70, 0x1ECBF},
    {"OttomanSiyaqNumbers", 0x1ED00, 0x1ED4F},
    {"ArabicMathematicalAlphabeticSymbols", 0x1EE00, 0x1EEFF},
    {"MahjongTiles", 0x1F000, 0x1F02F},
    {"DominoTiles", 0x1F030, 0x1F09F},
    {"PlayingCards", 0x1F0A0, 0x1F0FF},
    {"EnclosedAlphanumericSupplement", 0x1F100, 0x1F1FF},
    {"EnclosedIdeographicSupplement", 0x1F200, 0x1F2FF},
    {"MiscellaneousSymbolsandPictographs", 0x1F300, 0x1F5FF},
    {"Emoticons", 0x1F600, 0x1F64F},
    {"OrnamentalDingbats", 0x1F650, 0x1F67F},
    {"TransportandMapSymbols", 0x1F680, 0x1F6FF},
    {"AlchemicalSymbols", 0x1F700, 0x1F77F},
    {"GeometricShapesExtended", 0x1F780, 0x1F7FF},
    {"SupplementalArrows-C", 0x1F800, 0x1F8FF},
    {"SupplementalSymbolsandPictographs", 0x1F900, 0x1F9FF},
    {"ChessSymbols", 0x1FA00, 0x1FA6F},
    {"SymbolsandPictographsExtended-A", 0x1FA70, 0x1FAFF},
    {"SymbolsforLegacyComputing", 0x1FB00, 0x1FBFF},
    {"CJKUnifiedIdeographsExtensionB", 0x20000, 0x2A6DF},
    {"CJKUnifiedIdeographsExtensionC", 0x2A700, 0x2B73F},
    {"CJKUnifiedIdeographsExtensionD", 0x2B740, 0x2B81F},
    {"CJKUnifiedIdeographsExtensionE", 0x2B820, 0x2CEAF},
    {"CJKUnifiedIdeographsExtensionF", 0x2CEB0, 0x2EBEF},
    {"CJKCompatibilityIdeographsSupplement", 0x2F800, 0x2FA1F},
    {"CJKUnifiedIdeographsExtensionG", 0x30000, 0x3134F},
    {"Tags", 0xE0000, 0xE007F},
    {"VariationSelectorsSupplement", 0xE0100, 0xE01EF},
    {"SupplementaryPrivateUseArea-A", 0xF0000, 0xFFFFF},
    {"SupplementaryPrivateUseArea-B", 0x100000, 0x10FFFF},
}};
// clang-format on

} // namespace throughline::feel
