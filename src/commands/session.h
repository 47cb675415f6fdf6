// What one person looks at: place, open records, selection, filters, panels, and what is asked of the
// outside. It is not part of the workspace: nothing here is undone, journaled or exported.
#pragma once

#include "base/date.h"
#include "base/id.h"
#include "journey/work_filter.h"
#include "model/records/policy_version.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace throughline {

// The places of the left rail, in its order.
enum class Place : std::uint8_t { Outcomes, Journeys, Decisions, Customers, Work, Evidence };
constexpr std::size_t place_count = static_cast<std::size_t>(Place::Evidence) + 1;
std::string_view place_name(Place place);  // in commands and addresses: "outcomes"
std::string_view place_title(Place place); // for people: "Outcomes"
std::optional<Place> find_place(std::string_view name);

enum class Theme : std::uint8_t { System, Light, Dark };
// R004: the same data as an activity tracker would report it, and as the outcome model does.
enum class OutcomesMode : std::uint8_t { OutcomeModel, ActivityModel, SideBySide };
// The decisions one by one, what each of them requires, or the next best action: the policy that joins them.
enum class DecisionsMode : std::uint8_t { List, Graph, NextAction };
// Of the next best action, in the order of its tabs.
enum class PolicyPage : std::uint8_t {
    Catalogue,
    Models,
    Simulation,
    Compare,
    TradeOff,
    Budget,
    Versions,
    Experiments
};
constexpr std::size_t policy_page_count = static_cast<std::size_t>(PolicyPage::Experiments) + 1;
std::string_view policy_page_name(PolicyPage page); // in commands and addresses: "trade_off"
std::optional<PolicyPage> find_policy_page(std::string_view name);
// Of the place Evidence, in the order of its tabs.
enum class EvidencePage : std::uint8_t {
    Measures,
    Loop,
    Improvements,
    Approaches,
    TwoModels,
    Coverage,
    SelfCheck,
    Requirements,
    Programme
};
constexpr std::size_t evidence_page_count = static_cast<std::size_t>(EvidencePage::Programme) + 1;
std::string_view evidence_page_name(EvidencePage page); // in commands and addresses: "two_models"
std::optional<EvidencePage> find_evidence_page(std::string_view name);
// The customers of a table one by one, or the relationship with a segment of them.
enum class CustomersMode : std::uint8_t { Rows, Relationships };
// What is planned, what was seen to happen, or both (CJML keeps the two apart).
enum class JourneyMode : std::uint8_t { Design, Lived, Both };

// A picture of the open canvas, as the screen shows it, or a page to print.
enum class PictureFormat : std::uint8_t { Svg, Png, Page };
enum class Paper : std::uint8_t { A4, A3 };
struct PictureRequest {
    PictureFormat format = PictureFormat::Svg;
    Paper paper = Paper::A4; // of the page to print
};
// R039: any interaction as the business or as the customer sees it.
enum class Side : std::uint8_t { Business, Customer };

// What of a customer is shown: what is known of them, or the conversation with them.
enum class CustomerPart : std::uint8_t { Profile, Conversation };
// The conversation itself, every candidate with its reasons, all channels beside each other, and the
// decisions that were acted on.
enum class ConversationPart : std::uint8_t { Talk, Candidates, Channels, Log };

// What the place Work is asked, in the order of its tabs (R021 to R027); last what the workspace finds
// itself.
enum class WorkQuestion : std::uint8_t {
    WhatHappens,
    WhoPerforms,
    WhoIsAccountable,
    WhoDelegates,
    HowSuccessful,
    WhatState,
    WhatCreates,
    Findings
};
constexpr std::size_t work_question_count = static_cast<std::size_t>(WorkQuestion::Findings) + 1;

// What the camera of the open place should do next; the view takes it with take_camera_request().
enum class CameraMove : std::uint8_t {
    FirstLook,
    Fit,
    FitSelection,
    ActualSize,
    ZoomIn,
    ZoomOut,
    ShowRecord
};
struct CameraRequest {
    CameraMove move = CameraMove::Fit;
    Id record; // ShowRecord
};

// A block of cells of the open decision table. Columns count inputs first, then outputs, then the annotation.
struct CellBlock {
    std::size_t rule = 0, column = 0; // the cell that has the focus
    std::size_t last_rule = 0, last_column = 0;
    friend bool operator==(const CellBlock&, const CellBlock&) = default;
};

enum class RequestKind : std::uint8_t {
    // handled by OpenWorkspace itself before run() returns
    Undo,
    Redo,
    // handled by the application
    SaveFile,           // name, media_type, text: the bytes
    SavePicture,        // name, text: an SVG, which is saved as PNG
    ChooseWorkspace,    // a *.throughline.json to import
    ChooseTable,        // a CSV file to import
    ChooseDecisions,    // a DMN file to import
    ChooseTests,        // a file of tests (TCK XML) for the decision whose id is `text`
    CopyText,           // text
    ReadClipboard,      // paste by button: the application runs edit.paste with what it gets
    OpenAddress,        // text
    NewWorkspace,       // text: title
    OpenExample,        // text: its name (commands/file/examples.h)
    OpenWorkspace,      // workspace
    DuplicateWorkspace, // workspace (empty: the open one), text: title
    DeleteWorkspace,    // workspace
    RestoreWorkspace,   // workspace
    TakeOver,           // the right to write, from another tab
    RetrySaving,
    Reload,
};

// Something that only the outside world can do. Commands add it; the application takes and does it.
struct Request {
    RequestKind kind = RequestKind::Undo;
    std::string name;
    std::string media_type;
    std::string text;
    Id workspace;
};

enum class ToastTone : std::uint8_t { Information, Good, Warning, Bad };
struct Toast {
    std::string text;
    ToastTone tone = ToastTone::Information;
    // What the button on it does; empty: no button.
    std::string command;
    std::string command_title;
    std::map<std::string, std::string, std::less<>> arguments = {};
};

// One dialog at a time.
enum class Dialog : std::uint8_t {
    None,
    Palette,
    Shortcuts,
    About,
    Workspaces,
    ImportTable,
    ImportWorkspace,
    ExportDecisions
};

// What else of a card is edited in place: who answers for it, or what one side of an outcome wants.
enum class CardText : std::uint8_t { Owner, Business, Customer };
struct CardEdit {
    Id record; // empty: nothing
    CardText text = CardText::Owner;
};

// Where a person was before presenting, to come back to.
struct BeforePresenting {
    Place place = Place::Outcomes;
    std::array<Id, place_count> open_records{};
    std::vector<Id> selection;
    std::string customer;
};

// What the last simulation said of the decision policy, for as long as it is the policy that there is. The
// view that simulates keeps it up to date; publishing asks it.
struct SimulatedPolicy {
    std::optional<std::uint64_t> store_version; // of the store whose policy this is; none: not simulated
    std::string content;                        // engage::policy_content()
    std::string catalogue;                      // engage::Catalogue::version
    PublishedFigures figures;
    bool is_unfair = false;
    std::vector<std::string> problems; // of the catalogue, by name
};

// The top left corner of a card, in canvas units.
struct CardPlace {
    double x = 0;
    double y = 0;
};

struct Session {
    Place place = Place::Outcomes;
    // The record that is open in each place: the outcome looked at, the journey, the decision, the person …
    std::array<Id, place_count> open_records{};
    // The order of choosing; the last is the one the inspector shows.
    std::vector<Id> selection;
    CellBlock cells;
    // The block of cells that was copied last, as text: pasted again, every cell is taken as it was.
    std::string copied_cells;
    // This person's numbers have a comma before the decimals.
    bool decimal_comma = false;
    // A record whose title is being edited in place (after adding, F2, double click).
    Id renaming;
    // A card of the outcome canvas on which something besides the title is being edited in place.
    CardEdit card_edit;

    // What the filter field of each place holds.
    std::array<std::string, place_count> filters{};
    OutcomesMode outcomes_mode = OutcomesMode::OutcomeModel;
    JourneyMode journey_mode = JourneyMode::Both;
    // A bit for each lane of the map (commands/journeys/map_lanes.h).
    std::uint32_t hidden_lanes = 0;
    DecisionsMode decisions_mode = DecisionsMode::List;
    PolicyPage policy_page = PolicyPage::Catalogue;
    SimulatedPolicy simulated_policy;
    EvidencePage evidence_page = EvidencePage::Measures;
    // Whose graph is shown; empty: that of the decisions which came with no model.
    Id decision_model;
    // What the dialog exports: a decision, a decision model, or (empty) the decisions of the workspace.
    Id exported;
    WorkQuestion work_question = WorkQuestion::WhatHappens;
    // Shared by all questions of the place Work; its filter by control by all places (R030).
    journey::WorkFilter work_filter;
    Side side = Side::Business;
    // R011: what is shown is tailored to this segment; empty: all.
    Id segment;
    CustomersMode customers_mode = CustomersMode::Rows;
    // The segment whose relationship is shown; empty: the one that the workspace starts with.
    Id relationship;
    // The open customer: the value of the key column of the open table.
    std::string customer;
    CustomerPart customer_part = CustomerPart::Profile;
    ConversationPart conversation_part = ConversationPart::Talk;
    // Where the conversation is held; empty: on the first channel.
    Id conversation_channel;

    Theme theme = Theme::System;
    bool inspector_visible = true;
    // R028: the next step in words, above the canvas.
    bool guide_shown = true;
    bool presenting = false;
    std::size_t present_step = 0; // of commands/view/present_steps.h
    BeforePresenting before_presenting;
    bool finding = false;
    std::string find_text;
    Dialog dialog = Dialog::None;
    std::string palette_text;

    // Where the cards of the canvas lie that were laid out automatically; the view keeps it, so that a card
    // that is moved by some way knows where it began.
    std::map<Id, CardPlace> card_places;

    // Records that were copied, as JSON text; the system's clipboard gets the same text.
    std::string clipboard;
    std::optional<CameraRequest> camera;
    // The view of the open canvas takes it, as it knows what is drawn.
    std::optional<PictureRequest> picture;
    std::vector<Request> requests;
    std::vector<Toast> toasts;

    Id open_record() const { return open_records[static_cast<std::size_t>(place)]; }
    void set_open_record(Place where, const Id& record) {
        open_records[static_cast<std::size_t>(where)] = record;
    }
    bool is_selected(const Id& record) const;
    // The one record that is selected, or empty when none or several are.
    Id only_selected() const;
    void select(const Id& record);
    void toggle_selected(const Id& record);
    std::optional<CameraRequest> take_camera_request();
    std::vector<Request> take_requests();
    std::vector<Toast> take_toasts();
    void request(RequestKind kind, std::string text = {}, const Id& workspace = {});
    void toast(std::string text, ToastTone tone = ToastTone::Information);
};

} // namespace throughline
