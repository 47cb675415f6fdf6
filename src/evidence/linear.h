// Systems of linear equations, small ones.
#pragma once

#include "evidence/estimate.h"

#include <cstddef>
#include <vector>

namespace throughline::evidence {

// Square, row by row.
class Matrix {
public:
    explicit Matrix(std::size_t size)
        : m_size(size)
        , m_values(size * size) {}

    std::size_t size() const { return m_size; }
    double& at(std::size_t row, std::size_t column) { return m_values[row * m_size + column]; }
    double at(std::size_t row, std::size_t column) const { return m_values[row * m_size + column]; }

private:
    std::size_t m_size;
    std::vector<double> m_values;
};

// The inverse, by Gauss and Jordan with partial pivoting. Fails when the matrix is singular to working
// precision.
Result<Matrix> inverse(Matrix matrix);

// x with matrix · x = right; `right` has matrix.size() values. Fails as the inverse does.
Result<std::vector<double>> solve(Matrix matrix, std::vector<double> right);

} // namespace throughline::evidence
