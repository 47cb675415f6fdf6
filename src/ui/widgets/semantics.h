// The semantic tree: what is on the screen, by role, name, value, state and box. Every widget records itself
// here while it draws. The accessible mirror of the page, tests without and with a browser, and find-in-app
// read it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace throughline::ui {

// Values are part of the mirror's protocol (web/mirror.js reads them by number): append only.
enum class Role : std::uint8_t {
    Group,
    Application,
    Banner,
    Navigation,
    Main,
    Complementary,
    ContentInfo,
    Status,
    Alert,
    Dialog,
    Heading,
    Text,
    Button,
    ToggleButton,
    Link,
    TabList,
    Tab,
    TextField,
    SearchField,
    ComboBox,
    ListBox,
    Option,
    CheckBox,
    Switch,
    RadioGroup,
    Radio,
    Menu,
    MenuBar,
    MenuItem,
    Table,
    Grid,
    Row,
    ColumnHeader,
    RowHeader,
    Cell,
    GridCell,
    Tree,
    TreeItem,
    Slider,
    ProgressBar,
    Image,
    Figure,
    List,
    ListItem,
    Toolbar,
    Separator,
    Tooltip,
    Note,
};

enum State : std::uint32_t {
    StateDisabled = 1 << 0,
    StateSelected = 1 << 1,
    StateChecked = 1 << 2,
    StateMixed = 1 << 3,
    StateExpanded = 1 << 4,
    StateCollapsed = 1 << 5,
    StateFocused = 1 << 6,
    StateReadOnly = 1 << 7,
    StateRequired = 1 << 8,
    StateInvalid = 1 << 9,
    StateHasPopup = 1 << 10,
    StateMultipleLines = 1 << 11,
    StateModal = 1 << 12,
    StateFocusable = 1 << 13,
    StateSelectable = 1 << 14,
};

// Text is an offset and a length in bytes into the tree's text. Plain data: the page reads it from memory,
// 64 bytes a node, in this order.
struct TextSpan {
    std::uint32_t offset = 0;
    std::uint32_t length = 0;
};

struct SemanticNode {
    std::uint32_t id = 0;     // stable from frame to frame; ImGui's id for interactive widgets
    std::uint32_t parent = 0; // index into nodes; the root is 0 and its own parent
    std::uint32_t role = 0;   // Role
    std::uint32_t state = 0;  // State bits
    TextSpan name;
    TextSpan value;
    TextSpan description; // tooltip, or why it is disabled
    float x = 0, y = 0, width = 0, height = 0;
    std::uint32_t row = 0;    // in a table, counted from 1; 0 where it does not apply
    std::uint16_t column = 0; // likewise
    std::uint16_t level = 0;  // of a heading or a tree item
};

class SemanticTree {
public:
    // Starts a frame; memory is kept, so a steady frame allocates nothing.
    void begin_frame();

    std::uint32_t open(std::uint32_t id, Role role, std::string_view name);
    void close();
    // A leaf under the open node. The reference holds until the next call.
    SemanticNode& add(std::uint32_t id, Role role, std::string_view name);
    SemanticNode& node(std::uint32_t index) { return m_nodes[index]; }
    void set_value(SemanticNode& node, std::string_view value);
    void set_description(SemanticNode& node, std::string_view description);

    const std::vector<SemanticNode>& nodes() const { return m_nodes; }
    std::string_view text(TextSpan span) const { return {m_text.data() + span.offset, span.length}; }
    const std::vector<char>& all_text() const { return m_text; }
    // Equal fingerprints: the mirror has nothing to do.
    std::uint64_t fingerprint() const;

    // For tests and find: the first node with this role and name; nullptr when there is none.
    const SemanticNode* find(Role role, std::string_view name) const;
    const SemanticNode* find(std::uint32_t id) const;

private:
    TextSpan keep(std::string_view text);

    std::vector<SemanticNode> m_nodes;
    std::vector<char> m_text;
    std::vector<std::uint32_t> m_open;
};

static_assert(sizeof(SemanticNode) == 64);

} // namespace throughline::ui
