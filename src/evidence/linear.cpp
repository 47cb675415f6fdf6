#include "evidence/linear.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace throughline::evidence {

namespace {

// A pivot this much smaller than the largest entry is rounding error.
constexpr double smallest_pivot = 1e-13;

double largest_entry(const Matrix& matrix) {
    double largest = 0;
    for (std::size_t row = 0; row < matrix.size(); ++row) {
        for (std::size_t column = 0; column < matrix.size(); ++column)
            largest = std::max(largest, std::fabs(matrix.at(row, column)));
    }
    return largest;
}

void swap_rows(Matrix& matrix, std::size_t one, std::size_t other) {
    for (std::size_t column = 0; one != other && column < matrix.size(); ++column)
        std::swap(matrix.at(one, column), matrix.at(other, column));
}

} // namespace

// Gauss and Jordan: columns of `matrix` become those of the unit matrix while the same is done to the unit
// matrix.
Result<Matrix> inverse(Matrix matrix) {
    const std::size_t size = matrix.size();
    Matrix result(size);
    for (std::size_t index = 0; index < size; ++index)
        result.at(index, index) = 1.0;
    const double least = largest_entry(matrix) * smallest_pivot;
    for (std::size_t step = 0; step < size; ++step) {
        std::size_t pivot = step;
        for (std::size_t row = step + 1; row < size; ++row) {
            if (std::fabs(matrix.at(row, step)) > std::fabs(matrix.at(pivot, step)))
                pivot = row;
        }
        if (!(std::fabs(matrix.at(pivot, step)) > least))
            return error("The equations have no single solution.");
        swap_rows(matrix, step, pivot);
        swap_rows(result, step, pivot);
        const double scale = 1.0 / matrix.at(step, step);
        for (std::size_t column = 0; column < size; ++column) {
            matrix.at(step, column) *= scale;
            result.at(step, column) *= scale;
        }
        for (std::size_t row = 0; row < size; ++row) {
            const double factor = row == step ? 0.0 : matrix.at(row, step);
            for (std::size_t column = 0; factor != 0 && column < size; ++column) {
                matrix.at(row, column) -= factor * matrix.at(step, column);
                result.at(row, column) -= factor * result.at(step, column);
            }
        }
    }
    return result;
}

Result<std::vector<double>> solve(Matrix matrix, std::vector<double> right) {
    const Matrix inverted = TRY(inverse(std::move(matrix)));
    std::vector<double> solution(right.size());
    for (std::size_t row = 0; row < right.size(); ++row) {
        for (std::size_t column = 0; column < right.size(); ++column)
            solution[row] += inverted.at(row, column) * right[column];
    }
    return solution;
}

} // namespace throughline::evidence
