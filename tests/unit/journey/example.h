// A small workspace that tests of the journey folder share: two outcomes, what leads to them, and who does
// it.
#pragma once

#include "journey/finding.h"
#include "model/records.h"
#include "store/transaction.h"

#include <algorithm>
#include <catch_amalgamated.hpp>

namespace throughline::journey_tests {

inline Id id(std::string_view text) {
    return Id::literal(text);
}

inline Date day(std::string_view text) {
    return parse_date(text).value();
}

inline Effect effect_on(std::string_view target, std::optional<double> effect = {},
                        std::optional<double> weight = {}) {
    Effect result;
    result.target = id(target);
    result.effect = effect;
    result.weight = weight;
    return result;
}

// Adds and changes records through transactions, as commands do.
struct Example {
    Store store;

    template <typename T, typename Fill>
    void add(std::string_view name, std::string_view title, Fill fill) {
        auto record = std::make_shared<T>();
        record->id = id(name);
        record->title = title;
        fill(*record);
        put(record);
    }
    template <typename T>
    void add(std::string_view name, std::string_view title) {
        add<T>(name, title, [](T&) {});
    }
    template <typename T, typename Change>
    void change(std::string_view name, Change change_record) {
        auto record = Transaction(store).edit<T>(id(name));
        REQUIRE(record);
        change_record(*record);
        put(record);
    }
    void remove(std::string_view name) {
        Transaction transaction(store);
        REQUIRE(transaction.remove(id(name)).ok());
        apply(transaction);
    }
    void assign(std::string_view name, std::string_view subject, std::string_view person,
                Responsibility responsibility) {
        add<Assignment>(name, "", [&](Assignment& assignment) {
            assignment.subject = id(subject);
            assignment.person = id(person);
            assignment.responsibility = responsibility;
        });
    }
    void delegate(std::string_view name, std::string_view subject, std::string_view from, std::string_view to,
                  Acceptance acceptance) {
        add<Delegation>(name, "", [&](Delegation& delegation) {
            delegation.subject = id(subject);
            delegation.from = id(from);
            delegation.to = id(to);
            delegation.acceptance = acceptance;
        });
    }

    bool has(journey::FindingKind kind, std::string_view record, Date today = day("2026-11-18")) const {
        const auto findings = journey::find_misalignments(store, today);
        return std::any_of(findings.begin(), findings.end(), [&](const journey::Finding& finding) {
            return finding.kind == kind && finding.record == id(record);
        });
    }

private:
    void put(std::shared_ptr<const Record> record) {
        Transaction transaction(store);
        REQUIRE(transaction.put(std::move(record)).ok());
        apply(transaction);
    }
    void apply(const Transaction& transaction) {
        const Result<Diff> diff = transaction.finish();
        INFO((diff.ok() ? std::string() : diff.error().message));
        REQUIRE(diff.ok());
        REQUIRE(store.apply(diff.value()).ok());
    }
};

// task → call → confident → stay; mail → looked_after → stay
inline Example bank() {
    Example example;
    example.add<Outcome>("stay", "Households stay");
    example.add<Experience>("confident", "Confident to commit", [](Experience& experience) {
        experience.serves = {effect_on("stay", 0.6, 1.0)};
    });
    example.add<Experience>("looked_after", "Looked after", [](Experience& experience) {
        experience.serves = {effect_on("stay", 0.2, 0.5)};
    });
    example.add<Interaction>("call", "Advisor call", [](Interaction& interaction) {
        interaction.serves = {effect_on("confident", 0.5)};
    });
    example.add<Interaction>("mail", "Reminder e-mail", [](Interaction& interaction) {
        interaction.serves = {effect_on("looked_after", -0.4)};
    });
    example.add<Task>("task", "Collect documents", [](Task& task) { task.interaction = id("call"); });
    example.add<Person>("jon", "Jon Reyes");
    example.add<Person>("mara", "Mara Lind");
    example.add<Person>("ola", "Ola Nilsson");
    return example;
}

} // namespace throughline::journey_tests
